// One server for all of these, questions and their answers on screen; each has a workspace and a browser of its own.
import './asking/monday.mjs'
import './asking/network.mjs'
import './asking/pages.mjs'
import './asking/credit.mjs'
import './asking/bowls.mjs'
import './asking/taken-along.mjs'
