package io.fullfunnel.server.accounts;

/** Something that a caller may be allowed to do. */
public enum Right {
  /** Ask questions, see the catalog, see people without what names them. */
  READ,
  /** See user ids, e-mails and traits. */
  PERSONAL,
  /** Bring data in and take it out again: uploads, imports, undo, export. */
  DATA,
  /** Say what goals, audiences and page groups mean. */
  DEFINE,
  /** Make, change and delete workspaces. */
  WORKSPACES,
  /** Make and revoke keys. */
  KEYS,
  /** See how the server runs. */
  OPERATE
}
