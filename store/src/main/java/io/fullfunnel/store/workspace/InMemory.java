package io.fullfunnel.store.workspace;

/**
 * What a process with many workspaces has in memory.
 *
 * @param open workspaces that are open
 * @param tables event tables that are open
 * @param bytes that the people of all open workspaces take
 * @param most bytes that they took at any time so far
 * @param budget bytes that they may take
 */
public record InMemory(int open, int tables, long bytes, long most, long budget) {}
