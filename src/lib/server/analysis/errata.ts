import type { Etape, Nature, Niveau, Role } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
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

/** A quantité of one source where lines went at a version, with what came in their place; the same on both sides is no correction. */
const CORRECTIONS = `
	WITH moved AS (
		SELECT l.id AS line_id, l.block_id, f.nature, f.niveau, f.role, f.forme, p.label AS poste, coalesce(p.compared, '') AS place,
			coalesce(y.name, y.siren) AS beneficiaire, coalesce(y.compared, '') AS payee, l.centimes, l.since_version = @version AS fresh
		FROM block_change c JOIN line l ON l.block_id = c.block_id JOIN facet f ON f.id = l.facet_id
			LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
		WHERE c.version_id = @version AND c.changed + c.withdrawn > 0
			AND (l.since_version = @version OR l.until_version = @version)
	)
	SELECT b.dispositif, b.exercice, b.etape, b.source, nature, niveau, role, coalesce(max(poste), '') AS poste,
		coalesce(max(beneficiaire), '') AS beneficiaire,
		sum(centimes) FILTER (WHERE NOT fresh) AS avant, sum(centimes) FILTER (WHERE fresh) AS apres,
		group_concat(DISTINCT forme ORDER BY forme) FILTER (WHERE NOT fresh) AS formeAvant,
		group_concat(DISTINCT forme ORDER BY forme) FILTER (WHERE fresh) AS formeApres,
		coalesce(min(line_id) FILTER (WHERE fresh), min(line_id)) AS ligne, count(*) OVER () AS nombre
	FROM moved JOIN block b ON b.id = moved.block_id
	GROUP BY block_id, nature, niveau, role, place, payee
	HAVING count(*) FILTER (WHERE NOT fresh) > 0 AND (avant IS NOT apres OR formeAvant IS NOT formeApres)
	ORDER BY b.dispositif, b.exercice, b.etape, role DESC, poste, beneficiaire, nature LIMIT ${LISTED}`;

const readings = new WeakMap<Database, Map<number, Erratum | null>>();

/** The corrections that a version made, `null` when it only added. A version is never rewritten: each is read once. */
export function erratumOf(db: Database, version: number): Erratum | null {
	const known = readings.get(db) ?? new Map<number, Erratum | null>();
	readings.set(db, known);
	const cached = known.get(version);
	if (cached !== undefined) return cached;
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
	const erratum = !told || total === 0 ? null : { version, ...told, corrections, nombre: total };
	known.set(version, erratum);
	return erratum;
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
