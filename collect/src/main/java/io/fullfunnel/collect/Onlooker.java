package io.fullfunnel.collect;

/** Hears of what did not go in. It is called on the way of a request and must not hold it up. */
public interface Onlooker {
  /** For a process in which nobody looks. */
  Onlooker NONE = refused -> {};

  /** So many refused events of one request are told, the first of them. */
  int MOST = 200;

  /** Something of a known sender did not go in. */
  void saw(Refused refused);
}
