package io.fullfunnel.demo;

/** A visit as its messages know it: the session, where from, on what, and who sits before it. */
record Scene(String session, Origin origin, Device device, Land land) {}
