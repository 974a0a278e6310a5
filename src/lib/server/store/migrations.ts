/**
 * The schema, one step per entry; `PRAGMA user_version` counts the steps done. Append only: a base of any age walks the
 * remaining steps when it is opened.
 *
 * Whatever enters the base names the version that brought it (`since_version`) and, once gone, the version that withdrew
 * it (`until_version`): nothing is rewritten, so every version stays readable (R13).
 */
export const MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE version (
		id INTEGER PRIMARY KEY,
		created_at TEXT NOT NULL,
		operation TEXT NOT NULL CHECK (operation IN ('creation', 'import', 'withdrawal', 'data', 'arbitration')),
		summary TEXT NOT NULL
	) STRICT;

	-- The original bytes of each file, kept once, in pieces (zstd) so that no file has to fit in memory.
	CREATE TABLE file (
		id INTEGER PRIMARY KEY,
		sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
		byte_count INTEGER NOT NULL
	) STRICT;
	CREATE TABLE file_piece (
		file_id INTEGER NOT NULL REFERENCES file (id),
		rank INTEGER NOT NULL,
		bytes BLOB NOT NULL,
		PRIMARY KEY (file_id, rank)
	) STRICT;

	-- One file brought by one version. report_json is what was told of it: encoding, profile, sums, problems.
	CREATE TABLE import (
		id INTEGER PRIMARY KEY,
		version_id INTEGER NOT NULL REFERENCES version (id),
		file_id INTEGER NOT NULL REFERENCES file (id),
		name TEXT NOT NULL,
		reference_table TEXT,
		report_json TEXT NOT NULL,
		withdrawn_by INTEGER REFERENCES version (id)
	) STRICT;
	CREATE INDEX import_of_version ON import (version_id);
	CREATE INDEX import_of_file ON import (file_id);

	-- A row of a vocabulary (sources, dispositifs, formes…), as the JSON its zod schema describes.
	CREATE TABLE reference_row (
		id INTEGER PRIMARY KEY,
		reference_table TEXT NOT NULL,
		row_key TEXT NOT NULL,
		value_json TEXT NOT NULL,
		rank INTEGER NOT NULL,
		import_id INTEGER NOT NULL REFERENCES import (id),
		since_version INTEGER NOT NULL REFERENCES version (id),
		until_version INTEGER REFERENCES version (id)
	) STRICT;
	CREATE UNIQUE INDEX current_reference_row ON reference_row (reference_table, row_key) WHERE until_version IS NULL;

	-- What a source says of one dispositif, exercice and étape: the unit of replacement.
	CREATE TABLE block (
		id INTEGER PRIMARY KEY,
		source TEXT NOT NULL,
		dispositif TEXT NOT NULL,
		exercice INTEGER NOT NULL,
		etape TEXT NOT NULL,
		UNIQUE (dispositif, exercice, etape, source)
	) STRICT;

	-- What many lines have in common beside their block.
	CREATE TABLE facet (
		id INTEGER PRIMARY KEY,
		nature TEXT NOT NULL,
		niveau TEXT NOT NULL,
		role TEXT NOT NULL,
		forme TEXT NOT NULL,
		attribution TEXT,
		preuve TEXT,
		arrondi INTEGER,
		periode TEXT,
		programme TEXT,
		action TEXT,
		sous_action TEXT,
		source_url TEXT,
		source_date TEXT
	) STRICT;
	CREATE INDEX facet_as_written ON facet (forme, nature, niveau, role);

	CREATE TABLE poste (
		id INTEGER PRIMARY KEY,
		label TEXT NOT NULL UNIQUE,
		compared TEXT NOT NULL
	) STRICT;

	CREATE TABLE beneficiary (
		id INTEGER PRIMARY KEY,
		name TEXT,
		siren TEXT,
		compared TEXT NOT NULL
	) STRICT;
	CREATE UNIQUE INDEX beneficiary_as_written ON beneficiary (name, siren);

	-- Free texts of lines.
	CREATE TABLE wording (
		id INTEGER PRIMARY KEY,
		libelle TEXT,
		source_page TEXT,
		note TEXT
	) STRICT;

	-- One published amount. file_line is the physical line of the file where its record starts.
	CREATE TABLE line (
		id INTEGER PRIMARY KEY,
		import_id INTEGER NOT NULL REFERENCES import (id),
		file_line INTEGER NOT NULL,
		block_id INTEGER NOT NULL REFERENCES block (id),
		facet_id INTEGER NOT NULL REFERENCES facet (id),
		poste_id INTEGER REFERENCES poste (id),
		beneficiary_id INTEGER REFERENCES beneficiary (id),
		centimes INTEGER NOT NULL,
		wording_id INTEGER REFERENCES wording (id),
		since_version INTEGER NOT NULL REFERENCES version (id),
		until_version INTEGER REFERENCES version (id)
	) STRICT;
	CREATE INDEX line_of_block ON line (block_id);

	-- What a version did to a block, in lines. One line withdrawn and one added with the same words are one changed line.
	CREATE TABLE block_change (
		version_id INTEGER NOT NULL REFERENCES version (id),
		block_id INTEGER NOT NULL REFERENCES block (id),
		added INTEGER NOT NULL,
		changed INTEGER NOT NULL,
		withdrawn INTEGER NOT NULL,
		stayed INTEGER NOT NULL,
		PRIMARY KEY (version_id, block_id)
	) STRICT, WITHOUT ROWID;

	-- A row that was refused and set aside: the cells as written, and why.
	CREATE TABLE reject (
		id INTEGER PRIMARY KEY,
		import_id INTEGER NOT NULL REFERENCES import (id),
		file_line INTEGER NOT NULL,
		cells_json TEXT NOT NULL,
		problems_json TEXT NOT NULL,
		dispositif TEXT,
		exercice INTEGER,
		etape TEXT,
		nature TEXT,
		centimes INTEGER,
		since_version INTEGER NOT NULL REFERENCES version (id),
		until_version INTEGER REFERENCES version (id)
	) STRICT;

	-- The outcome of R3 and R4 for one dispositif, exercice and étape, in the views of nature whose bits are set in
	-- views (1 ae, 2 cp, 4 np).
	CREATE TABLE slot (
		id INTEGER PRIMARY KEY,
		dispositif TEXT NOT NULL,
		exercice INTEGER NOT NULL,
		etape TEXT NOT NULL,
		views INTEGER NOT NULL,
		contested INTEGER NOT NULL,
		since_version INTEGER NOT NULL REFERENCES version (id),
		until_version INTEGER REFERENCES version (id)
	) STRICT;
	CREATE INDEX slot_by_place ON slot (dispositif, exercice, etape);

	-- The money that counts in a slot, by form: all that a figure by form, year or dispositif has to read.
	CREATE TABLE counted (
		slot_id INTEGER NOT NULL REFERENCES slot (id),
		forme TEXT NOT NULL,
		named_formes TEXT NOT NULL,
		by_key INTEGER NOT NULL,
		undetailed INTEGER NOT NULL,
		nature TEXT NOT NULL,
		centimes INTEGER NOT NULL,
		nonzero_count INTEGER NOT NULL,
		contested INTEGER NOT NULL
	) STRICT;
	CREATE INDEX counted_of_slot ON counted (slot_id);

	-- The same money by who spends it and on what.
	CREATE TABLE counted_place (
		slot_id INTEGER NOT NULL REFERENCES slot (id),
		niveau TEXT NOT NULL,
		poste_id INTEGER REFERENCES poste (id),
		forme TEXT NOT NULL,
		named_formes TEXT NOT NULL,
		by_key INTEGER NOT NULL,
		undetailed INTEGER NOT NULL,
		nature TEXT NOT NULL,
		centimes INTEGER NOT NULL,
		nonzero_count INTEGER NOT NULL,
		contested INTEGER NOT NULL
	) STRICT;
	CREATE INDEX counted_place_of_slot ON counted_place (slot_id);

	-- What became of each line of a slot where sources compete or a total controls. Elsewhere every line is retained.
	CREATE TABLE verdict (
		slot_id INTEGER NOT NULL REFERENCES slot (id),
		line_id INTEGER NOT NULL REFERENCES line (id),
		verdict TEXT NOT NULL,
		PRIMARY KEY (slot_id, line_id)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX verdict_of_line ON verdict (line_id);

	-- A published total against its details (R3).
	CREATE TABLE control (
		slot_id INTEGER NOT NULL REFERENCES slot (id),
		line_id INTEGER NOT NULL REFERENCES line (id),
		total INTEGER NOT NULL,
		details INTEGER NOT NULL,
		outcome TEXT NOT NULL,
		PRIMARY KEY (slot_id, line_id)
	) STRICT, WITHOUT ROWID;
	`,
	`
	-- How many lines of a block have a facet in common, and what they add up to: what a list of lines says of itself without
	-- reading them.
	CREATE TABLE block_sum (
		block_id INTEGER NOT NULL REFERENCES block (id),
		facet_id INTEGER NOT NULL REFERENCES facet (id),
		line_count INTEGER NOT NULL,
		centimes INTEGER NOT NULL,
		since_version INTEGER NOT NULL REFERENCES version (id),
		until_version INTEGER REFERENCES version (id)
	) STRICT;
	CREATE INDEX block_sum_of_block ON block_sum (block_id);
	INSERT INTO block_sum (block_id, facet_id, line_count, centimes, since_version)
		SELECT block_id, facet_id, count(*), sum(centimes), (SELECT max(id) FROM version)
		FROM line WHERE until_version IS NULL GROUP BY block_id, facet_id;
	`,
	`
	-- The sums of blocks, for every version since the first.
	DELETE FROM block_sum;
	INSERT INTO block_sum (block_id, facet_id, line_count, centimes, since_version, until_version)
		WITH moved AS (
			SELECT block_id, facet_id, since_version AS at, count(*) AS lines, sum(centimes) AS cents
			FROM line GROUP BY 1, 2, 3
			UNION ALL SELECT block_id, facet_id, until_version, -count(*), -sum(centimes)
			FROM line WHERE until_version IS NOT NULL GROUP BY 1, 2, 3
		), step AS (
			SELECT block_id, facet_id, at, sum(lines) AS lines, sum(cents) AS cents FROM moved GROUP BY 1, 2, 3
		), standing AS (
			SELECT block_id, facet_id, at, sum(lines) OVER history AS lines, sum(cents) OVER history AS cents,
				lead(at) OVER history AS until
			FROM step WINDOW history AS (PARTITION BY block_id, facet_id ORDER BY at)
		)
		SELECT block_id, facet_id, lines, cents, at, until FROM standing WHERE lines > 0 ORDER BY at, block_id, facet_id;
	`,
	`
	-- Postes of a slot stand together: their sums need no sorting.
	DROP INDEX counted_place_of_slot;
	CREATE INDEX counted_place_of_slot ON counted_place (slot_id, poste_id);
	`,
	`
	-- The grade of evidence that counted money rests on, that of a source that agrees with it when it is stronger (R4); null
	-- when none is said. In a verdict it is that of a line that counts.
	ALTER TABLE counted ADD COLUMN preuve TEXT;
	ALTER TABLE counted_place ADD COLUMN preuve TEXT;
	ALTER TABLE verdict ADD COLUMN preuve TEXT;
	UPDATE verdict SET preuve = (SELECT f.preuve FROM line l JOIN facet f ON f.id = l.facet_id WHERE l.id = line_id)
		WHERE verdict IN ('retenue', 'controle');
	-- Where a rule decided, the money of one place bears the first grade of its lines.
	UPDATE counted_place SET preuve = (
		SELECT min(v.preuve) FROM verdict v JOIN line l ON l.id = v.line_id JOIN facet f ON f.id = l.facet_id
		WHERE v.slot_id = counted_place.slot_id AND f.nature = counted_place.nature AND f.niveau = counted_place.niveau
			AND l.poste_id IS counted_place.poste_id AND v.verdict = iif(counted_place.undetailed, 'controle', 'retenue')
	) WHERE slot_id IN (SELECT slot_id FROM verdict);
	-- Elsewhere it is added up again, grade by grade, from the lines that stood when the slot was opened.
	DELETE FROM counted_place WHERE slot_id NOT IN (SELECT slot_id FROM verdict);
	INSERT INTO counted_place (slot_id, niveau, poste_id, forme, named_formes, by_key, undetailed, nature, preuve, centimes,
			nonzero_count, contested)
		SELECT s.id, f.niveau, l.poste_id, iif(instr(f.forme, '|'), 'MULTI', f.forme), iif(instr(f.forme, '|'), f.forme, ''),
			f.attribution IS 'cle', 0, f.nature, f.preuve, sum(l.centimes), sum(l.centimes <> 0), 0
		FROM slot s JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			JOIN line l ON l.block_id = b.id AND l.since_version <= s.since_version
				AND (l.until_version IS NULL OR l.until_version > s.since_version)
			JOIN facet f ON f.id = l.facet_id
		WHERE s.id NOT IN (SELECT slot_id FROM verdict)
			AND f.nature IN (SELECT nature FROM counted WHERE slot_id = s.id)
		GROUP BY s.id, f.niveau, l.poste_id, f.forme, f.attribution IS 'cle', f.nature, f.preuve;
	DELETE FROM counted;
	INSERT INTO counted (slot_id, forme, named_formes, by_key, undetailed, nature, preuve, centimes, nonzero_count, contested)
		SELECT slot_id, forme, named_formes, by_key, undetailed, nature, preuve, sum(centimes), sum(nonzero_count), sum(contested)
		FROM counted_place GROUP BY slot_id, forme, named_formes, by_key, undetailed, nature, preuve;
	`,
	`
	-- Original bytes are for everybody only when an import says that it published all that they say. Of what was imported
	-- before, that is known of the files of data/ alone.
	UPDATE import SET report_json = json_set(report_json, '$.published', json('true'),
		'$.readColumns', json((SELECT json_group_array(key) FROM json_each(report_json, '$.headers'))))
	WHERE version_id IN (SELECT id FROM version WHERE operation IN ('creation', 'data'))
		AND (reference_table IS NOT NULL OR report_json ->> 'profile' = 'lignes')
		AND coalesce(report_json ->> 'rejected', 1) + coalesce(report_json ->> 'outOfScope', 1)
			+ coalesce(report_json ->> 'withoutAmount', 1) + coalesce(report_json ->> 'controlRows', 1) = 0
		AND report_json -> 'problemCounts' -> 'extra-label' IS NULL
		AND report_json -> 'problemCounts' -> 'blank-header' IS NULL;
	UPDATE import SET report_json = json_set(report_json, '$.published', json('true'))
	WHERE version_id IN (SELECT id FROM version WHERE operation = 'arbitration');
	`,
	`
	-- Rules of settlement (R3, R4) by number. One that is not yet applied is when the base is opened: everything is settled
	-- again, at every version, so that a version says what it says under the rules in force.
	CREATE TABLE settlement_rule (
		number INTEGER PRIMARY KEY,
		applied INTEGER NOT NULL DEFAULT 0
	) STRICT;
	INSERT INTO settlement_rule (number) VALUES (2);
	`,
	`
	-- The own names of private persons, whom beneficiary names neutrally: for whoever keeps the base, never published.
	-- hidePersons moves those of older bases there.
	CREATE TABLE person (
		beneficiary_id INTEGER PRIMARY KEY REFERENCES beneficiary (id),
		name TEXT NOT NULL,
		compared TEXT NOT NULL UNIQUE
	) STRICT;
	`,
	`
	-- A detail that leaves unsaid what other sources say, and is read as their total (R3).
	ALTER TABLE verdict ADD COLUMN read_as_total INTEGER NOT NULL DEFAULT 0;
	INSERT INTO settlement_rule (number) VALUES (3);
	`,
	`
	-- A version may erase a text from every version; the bytes that held it are gone.
	ALTER TABLE version ADD COLUMN made_by TEXT NOT NULL DEFAULT 'import'
		CHECK (made_by IN ('creation', 'import', 'withdrawal', 'data', 'arbitration', 'erasure'));
	UPDATE version SET made_by = operation;
	ALTER TABLE version DROP COLUMN operation;
	ALTER TABLE version RENAME COLUMN made_by TO operation;
	ALTER TABLE file ADD COLUMN erased_by INTEGER REFERENCES version (id);
	`,
	`
	-- Who pays, when it is not the ministry of the dispositif, as written and as compared.
	ALTER TABLE facet ADD COLUMN payeur TEXT;
	ALTER TABLE facet ADD COLUMN payeur_compared TEXT NOT NULL DEFAULT '';
	`,
	`
	-- A version may be what an editor changed in the site, row by row.
	ALTER TABLE version ADD COLUMN made_by TEXT NOT NULL DEFAULT 'import'
		CHECK (made_by IN ('creation', 'import', 'withdrawal', 'data', 'arbitration', 'erasure', 'edition'));
	UPDATE version SET made_by = operation;
	ALTER TABLE version DROP COLUMN operation;
	ALTER TABLE version RENAME COLUMN made_by TO operation;
	`,
	`
	-- Who asked for a version, by the name that the journal gives to what was asked; the order that it carries out, so that an
	-- order sent twice makes one version; and what was said of it, which is published.
	ALTER TABLE version ADD COLUMN geste TEXT;
	ALTER TABLE version ADD COLUMN ordre TEXT;
	ALTER TABLE version ADD COLUMN motif TEXT NOT NULL DEFAULT '';
	CREATE UNIQUE INDEX version_of_order ON version (ordre) WHERE ordre IS NOT NULL;

	-- A cell that was read otherwise than the file writes it: the bytes of the file stay as they came.
	CREATE TABLE correction (
		id INTEGER PRIMARY KEY,
		import_id INTEGER NOT NULL REFERENCES import (id),
		file_line INTEGER NOT NULL,
		column_number INTEGER NOT NULL,
		read_text TEXT NOT NULL,
		value_text TEXT NOT NULL,
		UNIQUE (import_id, file_line, column_number)
	) STRICT;
	`
];
