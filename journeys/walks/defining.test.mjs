// One server for all of these, what is defined and decided: channels, goals, models, rules, people; each has a workspace and a browser of its own.
import './defining/channels.mjs'
import './defining/defined.mjs'
import './defining/rules.mjs'
import './defining/who.mjs'
import './defining/leaving.mjs'
