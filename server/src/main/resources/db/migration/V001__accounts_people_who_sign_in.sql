create table accounts_user (
  id       uuid primary key,
  email    text not null unique check (email = lower(email)),
  name     text not null,
  role     text not null,
  language text not null,
  password text not null,
  created  timestamptz not null
);

-- At rest there is only the hash of what a browser holds.
create table accounts_session (
  token_hash bytea primary key,
  user_id    uuid not null references accounts_user on delete cascade,
  created    timestamptz not null,
  seen       timestamptz not null
);
create index accounts_session_seen on accounts_session (seen);

-- The link that makes the owner; a row goes when it is used.
create table accounts_first_link (
  token_hash bytea primary key,
  created    timestamptz not null
);
