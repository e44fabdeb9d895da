package io.fullfunnel.store.workspace;

import java.nio.file.Path;

/**
 * What a workspace may use.
 *
 * @param segmentBytes at which a journal's file is full
 * @param tableMemory bytes that the event table may take beside the heap
 * @param onlyTopic whether its journal takes nothing but what comes by its topic
 * @param room what it asks of the process
 */
record Means(Path temporary, long segmentBytes, long tableMemory, boolean onlyTopic, Room room) {}
