import type { Etape, Nature, Niveau, Role } from '#lib/domain/vocabulary.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion, type Operation } from '#lib/server/store/versions.ts';

/** What a source said of a quantité, already published, and says otherwise from a version on. Amounts in cents. */
export interface Correction {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly niveau: Niveau;
	readonly role: Role;
	/** As the source writes it, `''` when not stated. */
	readonly poste: string;
	readonly beneficiaire: string;
	readonly source: string;
	readonly avant: number;
	/** `null` when the amount was withdrawn and nothing took its place. */
	readonly apres: number | null;
	/** Forms as written in the lines, `SEX`, `NV`, before and after. */
	readonly formeAvant: string;
	readonly formeApres: string | null;
	/** A line to read about it: of the new amount, else of the one withdrawn. */
	readonly ligne: number;
}

/** A version that changed or withdrew amounts already published. */
export interface Erratum {
	readonly version: number;
	readonly date: string;
	readonly operation: Operation;
	/** Names of its files, or what it withdrew. */
	readonly resume: string;
	/** The first corrections, by dispositif then exercice. */
	readonly corrections: readonly Correction[];
	readonly nombre: number;
}

const LISTED = 200;

type Row = Omit<Correction, 'apres' | 'formeApres'> & {
	apres: number | null;
	formeApres: string | null;
	nombre: number;
};

/**
 * A quantité of one source where lines went at a version, with what came in their place; the same on both sides is no
 * correction. What is the same item of the same stage and now says its niveau or its role otherwise took that place too.
 */
const CORRECTIONS = `
	WITH moved AS (
		SELECT l.id AS line_id, l.block_id, f.nature, f.niveau, f.role, f.forme, p.label AS poste, coalesce(p.compared, '') AS place,
			coalesce(y.name, y.siren) AS beneficiaire, coalesce(y.compared, '') || char(31) || f.payeur_compared AS payee, l.centimes, l.since_version = @version AS fresh
		FROM block_change c JOIN line l ON l.block_id = c.block_id JOIN facet f ON f.id = l.facet_id
			LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
		WHERE c.version_id = @version AND c.changed + c.withdrawn > 0
			AND (l.since_version = @version OR l.until_version = @version)
	), quantite AS (
		SELECT block_id, nature, niveau, role, place, payee, max(poste) AS poste, max(beneficiaire) AS beneficiaire,
			sum(centimes) FILTER (WHERE NOT fresh) AS avant, sum(centimes) FILTER (WHERE fresh) AS apres,
			group_concat(DISTINCT forme ORDER BY forme) FILTER (WHERE NOT fresh) AS formeAvant,
			group_concat(DISTINCT forme ORDER BY forme) FILTER (WHERE fresh) AS formeApres,
			min(line_id) FILTER (WHERE fresh) AS neuve, min(line_id) AS ancienne
		FROM moved GROUP BY block_id, nature, niveau, role, place, payee
	), paired AS (
		SELECT *, count(*) FILTER (WHERE apres IS NULL) OVER item AS gone, count(*) FILTER (WHERE avant IS NULL) OVER item AS come
		FROM quantite WINDOW item AS (PARTITION BY block_id, nature, place, payee)
	), told AS (
		SELECT was.block_id, was.nature, was.niveau, was.role, coalesce(was.poste, '') AS poste,
			coalesce(was.beneficiaire, '') AS beneficiaire, was.avant, coalesce(was.apres, heir.apres) AS apres,
			was.formeAvant, coalesce(was.formeApres, heir.formeApres) AS formeApres,
			coalesce(was.neuve, heir.neuve, was.ancienne) AS ligne
		FROM paired was LEFT JOIN paired heir ON was.apres IS NULL AND was.gone = 1 AND was.come = 1 AND heir.avant IS NULL
			AND heir.block_id = was.block_id AND heir.nature = was.nature AND heir.place = was.place AND heir.payee = was.payee
		WHERE was.avant IS NOT NULL
	)
	SELECT b.dispositif, b.exercice, b.etape, b.source, nature, niveau, role, poste, beneficiaire, avant, apres, formeAvant,
		formeApres, ligne, count(*) OVER () AS nombre
	FROM told JOIN block b ON b.id = told.block_id WHERE avant IS NOT apres OR formeAvant IS NOT formeApres
	ORDER BY b.dispositif, b.exercice, b.etape, role DESC, poste, beneficiaire, nature LIMIT ${LISTED}`;

const readings = new BaseCache<Erratum | null>(8_000_000);

/** The corrections that a version made, `null` when it only added. A version is never rewritten: what was read is kept. */
export const erratumOf = (db: Database, version: number): Erratum | null =>
	readings.get(db, `${version}`, () => readErratum(db, version));

function readErratum(db: Database, version: number): Erratum | null {
	const told = db
		.prepare<[number], Pick<Erratum, 'date' | 'operation' | 'resume'>>(
			'SELECT created_at AS date, operation, summary AS resume FROM version WHERE id = ?'
		)
		.get(version);
	const rows = told ? db.prepare<{ version: number }, Row>(CORRECTIONS).all({ version }) : [];
	let total = 0;
	const corrections = rows.map(({ nombre, ...correction }): Correction => {
		total = nombre;
		return correction;
	});
	return !told || total === 0 ? null : { version, ...told, corrections, nombre: total };
}

/** Every correction of amounts already published, the latest version first. */
export function errata(db: Database): Erratum[] {
	return db
		.prepare<[number], { version: number }>(
			`SELECT DISTINCT version_id AS version FROM block_change
			WHERE changed + withdrawn > 0 AND version_id <= ? ORDER BY version_id DESC`
		)
		.all(currentVersion(db))
		.flatMap(({ version }) => erratumOf(db, version) ?? []);
}
