import { createHash } from 'node:crypto';
import type { Problem } from '#lib/domain/problem.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { REFERENCE_TABLES, referenceKey, type ReferenceRow } from '#lib/domain/reference-tables.ts';
import { scopeKey } from '#lib/domain/settlement/claims.ts';
import { naturesOfView, posteKey } from '#lib/domain/quantite.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Nature } from '#lib/domain/vocabulary.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { arbitratedBeneficiaire } from '#lib/server/analysis/disputes/arbitrations.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/versions/effect.ts';
import { keepFile } from '#lib/server/store/files.ts';
import { closeImport, openImport } from '#lib/server/store/imports.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import type { Database } from '#lib/server/store/database.ts';
import { neutralRow } from '#lib/server/store/persons.ts';
import { readReference, writeReference } from '#lib/server/store/reference.ts';
import { settleSlots } from '#lib/server/store/settle-slots.ts';
import { openVersion } from '#lib/server/store/versions.ts';

type Arbitrage = ReferenceRow<'arbitrages'>;

/** What names a quantité in `arbitrages.csv`. */
export type Quantite = Pick<Arbitrage, (typeof REFERENCE_TABLES)['arbitrages']['cle'][number]>;

/** What a decision made of the base; `version` is `null` when it changed nothing. */
export interface ArbitrationReport {
	readonly version: number | null;
	readonly effect: readonly EffectRow[];
}

/** Why a decision cannot be recorded, with what could be: quantités, sources or natures that exist. */
export class NotArbitrable extends Error {
	readonly motif: 'quantite' | 'nature' | 'source' | 'seule' | 'aucun';
	readonly connus: readonly string[];
	constructor(motif: NotArbitrable['motif'], connus: readonly string[]) {
		super(`not arbitrable: ${motif}`);
		this.name = 'NotArbitrable';
		this.motif = motif;
		this.connus = connus;
	}
}

interface StatedLine {
	readonly niveau: Arbitrage['niveau'];
	readonly poste: string;
	readonly posteEcrit: string;
	readonly beneficiaire: string;
	readonly nom: string;
	readonly payeur: string;
	readonly payeurEcrit: string;
	readonly nature: Nature;
	readonly source: string;
}

/** Current lines of the slot of a quantité, as R4 compares them. */
function linesOfSlot(db: Database, { dispositif, exercice, etape }: Quantite): StatedLine[] {
	return db
		.prepare<[string, number, string], StatedLine>(
			`SELECT DISTINCT f.niveau, coalesce(p.compared, '') AS poste, coalesce(p.label, '') AS posteEcrit,
				coalesce(y.compared, '') AS beneficiaire, coalesce(y.name, '') AS nom, f.nature, b.source,
				f.payeur_compared AS payeur, coalesce(f.payeur, '') AS payeurEcrit
			FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
				LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
			WHERE b.dispositif = ? AND b.exercice = ? AND b.etape = ? AND l.until_version IS NULL
			ORDER BY f.niveau, posteEcrit, nom, payeurEcrit, f.nature, b.source`
		)
		.all(dispositif, exercice, etape);
}

/** How a quantité of a slot is named on the command line. */
function named({ niveau, posteEcrit, nom, payeurEcrit, nature }: StatedLine): string {
	return [
		`--nature ${nature}`,
		...(niveau === 'np' ? [] : [`--niveau ${niveau}`]),
		...(posteEcrit === '' ? [] : [`--poste "${posteEcrit}"`]),
		...(nom === '' ? [] : [`--beneficiaire "${nom}"`]),
		...(payeurEcrit === '' ? [] : [`--payeur "${payeurEcrit}"`])
	].join(' ');
}

/**
 * Throws `NotArbitrable` unless sources compete for the quantité and `source` is one of them. A nature decides in the views
 * that read it: one that no line of the slot says decides nothing.
 */
export function checkArbitrable(db: Database, quantite: Quantite, source: string): void {
	const slot = linesOfSlot(db, quantite);
	const key = scopeKey({
		niveau: quantite.niveau,
		poste: posteKey(quantite),
		beneficiaire: arbitratedBeneficiaire(quantite),
		payeur: fold(quantite.payeur ?? '')
	});
	const own = slot.filter((line) => scopeKey(line) === key);
	if (own.length === 0) throw new NotArbitrable('quantite', [...new Set(slot.map(named))]);
	const views = naturesInViews(quantite.nature);
	const seen = own.filter((line) => views.includes(line.nature));
	if (seen.length === 0 || !slot.some((line) => line.nature === quantite.nature))
		throw new NotArbitrable('nature', [...new Set(own.map((line) => line.nature))]);
	const sources = [...new Set(seen.map((line) => line.source))];
	if (!sources.includes(source)) throw new NotArbitrable('source', sources);
	if (sources.length === 1) throw new NotArbitrable('seule', sources);
}

/**
 * Recorded decisions that decide nothing: no line states the quantité, or the source says nothing of it. Told, not refused:
 * the lines may come with a later file.
 */
export function idleArbitrations(db: Database, rows: readonly Arbitrage[]): Problem[] {
	return rows.flatMap((row): Problem[] => {
		try {
			checkArbitrable(db, row, row.source_retenue);
			return [];
		} catch (error) {
			if (!(error instanceof NotArbitrable)) throw error;
			const known = error.motif === 'source' ? fr` Sources qui en parlent : ${enumerate(error.connus)}.` : '';
			const message = fr`L'arbitrage ${placeName(row)}, en faveur de « ${row.source_retenue} », ne décide rien : aucune valeur de cette source n'y est en concurrence.${known}`;
			const nowhere = { ligne: null, colonne: null, lettre: null, attendu: null };
			return [
				{
					...nowhere,
					code: 'arbitrage-sans-effet',
					severite: 'avertissement',
					champ: 'source_retenue',
					valeur: row.source_retenue,
					message
				}
			];
		}
	});
}

/** Natures that compete with one: `np` meets AE and CP, they never meet each other. */
const naturesInViews = (nature: Nature): readonly Nature[] =>
	nature === 'np' ? ['ae', 'cp', 'np'] : naturesOfView(nature);

interface Recorded {
	readonly id: number;
	readonly row: Arbitrage;
}

/** The decisions in force. */
function recorded(db: Database): Recorded[] {
	return db
		.prepare<[], { id: number; value: string }>(
			`SELECT id, value_json AS value FROM reference_row WHERE reference_table = 'arbitrages' AND until_version IS NULL`
		)
		.all()
		.map(({ id, value }) => ({ id, row: JSON.parse(value) as Arbitrage }));
}

/** Records which source is retained for a quantité (R4), as a new version. Throws `NotArbitrable`. */
export function arbitrate(
	db: Database,
	written: Arbitrage,
	{ at, dryRun = false }: { readonly at: string; readonly dryRun?: boolean }
): ArbitrationReport {
	const asked = neutralRow(db, written);
	checkArbitrable(db, asked, asked.source_retenue);
	// One decision per quantité, however its words are spelt: a new one takes the place of the one in force.
	const known = recorded(db).find(({ row }) => comparable(row) === comparable(asked));
	const row = known
		? { ...asked, poste: known.row.poste, beneficiaire: known.row.beneficiaire, payeur: known.row.payeur }
		: asked;
	const bytes = new TextEncoder().encode(fileOf(row));
	db.exec('BEGIN IMMEDIATE');
	try {
		const version = openVersion(db, 'arbitration', `${placeName(row)} : ${row.source_retenue}`, at);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const fileId = keepFile(db, sha256, bytes);
		const importId = openImport(db, { versionId: version, fileId, name: fileName(row) });
		const change = writeReference(db, 'arbitrages', [row], { importId, fileName: null, version });
		closeImport(db, importId, 'arbitrages', { ...change, published: true });
		return settled(db, row, version, change.added > 0 && !dryRun);
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}

/** Takes a recorded decision back, as a new version: the rule decides again. Throws `NotArbitrable`. */
export function withdrawArbitration(
	db: Database,
	quantite: Quantite,
	{ at, dryRun = false }: { readonly at: string; readonly dryRun?: boolean }
): ArbitrationReport {
	const wanted = comparable(neutralRow(db, quantite));
	db.exec('BEGIN IMMEDIATE');
	try {
		const current = recorded(db);
		const found = current.find(({ row }) => comparable(row) === wanted);
		if (!found)
			throw new NotArbitrable(
				'aucun',
				current.map(({ row }) => placeName(row))
			);
		const version = openVersion(db, 'arbitration', `retrait, ${placeName(found.row)}`, at);
		db.prepare('UPDATE reference_row SET until_version = ? WHERE id = ?').run(version, found.id);
		return settled(db, found.row, version, !dryRun);
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}

function settled(db: Database, slot: Quantite, version: number, kept: boolean): ArbitrationReport {
	const reference = readReference(db, version, { fresh: true });
	settleSlots(db, version, [slot], reference, new LineSums());
	const effect = effectOf(db, version);
	db.exec(kept ? 'COMMIT' : 'ROLLBACK');
	return { version: kept ? version : null, effect };
}

const comparable = (quantite: Quantite) =>
	referenceKey('arbitrages', {
		...quantite,
		poste: fold(quantite.poste),
		beneficiaire: arbitratedBeneficiaire(quantite),
		payeur: fold(quantite.payeur ?? '')
	});

/** « bop137 2017 lfi cp, AFIS ». */
export function placeName({
	dispositif,
	exercice,
	etape,
	nature,
	niveau,
	poste,
	beneficiaire,
	payeur = ''
}: Quantite): string {
	const details = [niveau === 'np' ? '' : niveau, poste, beneficiaire, payeur].filter((word) => word !== '');
	return [`${dispositif} ${exercice} ${etape} ${nature}`, ...details].join(', ');
}

const fileName = (row: Quantite) =>
	`arbitrage-${fold(placeName(row))
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 100)}.csv`;

/** The decision as a file of `data/` would hold it. */
function fileOf(row: Arbitrage): string {
	const columns = Object.keys(REFERENCE_TABLES.arbitrages.row.shape) as (keyof Arbitrage)[];
	return `${columns.join(';')}\n${csvRow(
		columns.map((column) => String(row[column] ?? '')),
		';'
	)}\n`;
}
