// One server for all of these, what comes in over HTTP and in files; each has a workspace and a browser of its own.
import './arriving/sources.mjs'
import './arriving/strange-words.mjs'
import './arriving/real-file.mjs'
