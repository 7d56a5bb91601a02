CREATE TABLE {prefix}messages (
id bigint unsigned NOT NULL AUTO_INCREMENT,
submission_id varchar(64) NOT NULL,
form varchar(64) NOT NULL,
status varchar(16) NOT NULL,
receipt varchar(16) NOT NULL,
content_hash char(64) NOT NULL,
fields longtext NOT NULL,
consent longtext NOT NULL,
page_url text NOT NULL,
locale text NOT NULL,
spam varchar(191) NOT NULL,
subscriber_id bigint unsigned NOT NULL DEFAULT 0,
received_at char(24) NOT NULL,
is_read tinyint NOT NULL DEFAULT 0,
PRIMARY KEY  (id),
UNIQUE KEY submission_id (submission_id),
KEY status (status, id),
KEY subscriber_id (subscriber_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}ids (
submission_id varchar(64) NOT NULL,
expires_at bigint NOT NULL,
receipt varchar(191) NOT NULL,
PRIMARY KEY  (submission_id),
KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}tokens (
token_hash char(64) NOT NULL,
purpose varchar(16) NOT NULL,
subscriber_id bigint unsigned NOT NULL DEFAULT 0,
submission_id varchar(64) NOT NULL,
expires_at bigint NOT NULL,
is_withdrawn tinyint NOT NULL DEFAULT 0,
PRIMARY KEY  (token_hash),
KEY subscriber_id (subscriber_id),
KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}subscribers (
id bigint unsigned NOT NULL AUTO_INCREMENT,
form varchar(64) NOT NULL,
address_hash char(64) NOT NULL,
email text NOT NULL,
name text NOT NULL,
locale text NOT NULL,
status varchar(16) NOT NULL,
created_at char(24) NOT NULL,
PRIMARY KEY  (id),
UNIQUE KEY address_hash (address_hash, form)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}consents (
id bigint unsigned NOT NULL AUTO_INCREMENT,
subscriber_id bigint unsigned NOT NULL,
kind varchar(16) NOT NULL,
at char(24) NOT NULL,
detail longtext NOT NULL,
submission_id varchar(64) NOT NULL,
PRIMARY KEY  (id),
KEY subscriber_id (subscriber_id, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}mails (
id bigint unsigned NOT NULL AUTO_INCREMENT,
kind varchar(24) NOT NULL,
submission_id varchar(64) NOT NULL,
subscriber_id bigint unsigned NOT NULL DEFAULT 0,
pace_hash char(64) NOT NULL,
created_at bigint NOT NULL,
due_at bigint NOT NULL,
attempts int NOT NULL DEFAULT 0,
left_at bigint NOT NULL DEFAULT 0,
state varchar(16) NOT NULL,
reason text NOT NULL,
PRIMARY KEY  (id),
KEY state (state, due_at),
KEY subscriber_id (subscriber_id),
KEY pace_hash (pace_hash, left_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE {prefix}rates (
rate_key char(64) NOT NULL,
requests int NOT NULL,
expires_at bigint NOT NULL,
PRIMARY KEY  (rate_key),
KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
