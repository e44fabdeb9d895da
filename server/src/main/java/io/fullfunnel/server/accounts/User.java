package io.fullfunnel.server.accounts;

import java.util.UUID;

/**
 * A person who signs in.
 *
 * @param email in small letters
 * @param language of the screens: en, zh, pl or de
 */
record User(UUID id, String email, String name, Role role, String language) {}
