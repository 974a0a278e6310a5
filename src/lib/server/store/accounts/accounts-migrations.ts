/**
 * Our own tables of the file of accounts, one step per entry, append only. Those of accounts and sessions themselves are made
 * by the library that keeps them.
 */
export const ACCOUNTS_MIGRATIONS: readonly string[] = [
	`
	-- A link that sets a password once. Only its fingerprint is kept. Without an account: the one that makes the first administrator.
	CREATE TABLE one_time_link (
		fingerprint TEXT PRIMARY KEY,
		user_id TEXT,
		created_at TEXT NOT NULL,
		expires_at TEXT NOT NULL,
		used_at TEXT
	) STRICT;
	CREATE INDEX link_of_user ON one_time_link (user_id);

	-- Attempts to sign in that have not succeeded, by what they are counted for.
	CREATE TABLE attempt (
		subject TEXT NOT NULL,
		at_ms INTEGER NOT NULL
	) STRICT;
	CREATE INDEX attempts_of ON attempt (subject, at_ms);

	-- Codes of a telephone that were given already: each serves once.
	CREATE TABLE given_code (
		user_id TEXT NOT NULL,
		code TEXT NOT NULL,
		at_ms INTEGER NOT NULL,
		PRIMARY KEY (user_id, code)
	) STRICT;

	-- Who did what: an entry is written before, and completed once.
	CREATE TABLE journal (
		rank INTEGER PRIMARY KEY AUTOINCREMENT,
		id TEXT NOT NULL UNIQUE,
		user_id TEXT,
		editor TEXT NOT NULL,
		act TEXT NOT NULL,
		subject TEXT NOT NULL,
		begun_at TEXT NOT NULL,
		ended_at TEXT,
		outcome TEXT CHECK (outcome IN ('fait', 'refuse', 'echec', 'interrompu')),
		version INTEGER,
		sentence TEXT,
		CHECK ((ended_at IS NULL) = (outcome IS NULL))
	) STRICT;
	CREATE INDEX journal_of ON journal (editor, rank);
	CREATE INDEX journal_open ON journal (rank) WHERE ended_at IS NULL;
	CREATE TRIGGER journal_completed_once BEFORE UPDATE ON journal
	WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.rank IS NOT OLD.rank OR NEW.id IS NOT OLD.id
		OR NEW.user_id IS NOT OLD.user_id OR NEW.editor IS NOT OLD.editor OR NEW.act IS NOT OLD.act
		OR NEW.subject IS NOT OLD.subject OR NEW.begun_at IS NOT OLD.begun_at
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
	CREATE TRIGGER journal_kept BEFORE DELETE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
	CREATE TRIGGER journal_not_replaced BEFORE INSERT ON journal
	WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR rank = NEW.rank)
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
	`
];
