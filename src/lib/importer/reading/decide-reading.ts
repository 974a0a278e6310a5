import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { tr } from '#lib/domain/language.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { columnKey } from '#lib/ingest/fiches/fiche.ts';
import { FicheFindings } from '#lib/ingest/fiches/fiche-findings.ts';
import { proposeFiche } from '#lib/ingest/fiches/proposal/propose-fiche.ts';
import type { FileField, ReadOptions } from '#lib/ingest/lines/batch.ts';
import { openToRead, type Opening } from '#lib/ingest/read-file.ts';
import { isReferenceTable } from '#lib/ingest/reference/reference-reader.ts';
import type { Decisions, ToDecide } from './questions.ts';
import {
	askConstant,
	isOpen,
	proposedRows,
	referenceWith,
	rowsInForce,
	settledRows
} from './rows-in-force.ts';

type Row = ReferenceRow<'lectures'>;

/** How a file is to be read, with what stands meanwhile for what is still to be decided. */
export interface Reading {
	readonly kind: 'lue';
	readonly reference: Reference;
	readonly options: ReadOptions;
	/** The sheet in force and its rows; `null` and none for a file that needs none. */
	readonly fiche: string | null;
	readonly lectures: readonly Row[];
	/** Rows that wait for a code. */
	readonly open: readonly Row[];
	/** The sheet was proposed, and is not known yet. */
	readonly proposed: boolean;
	/** Fields that only stand for what is still to be decided. */
	readonly masked: ReadonlySet<string>;
	readonly aDecider: readonly ToDecide[];
	/** The file opened under these vocabularies and options; `null` while it is not. */
	readonly opening: Opening | null;
}

/** What forbids to read a file at all. */
export interface Refused {
	readonly kind: 'refusee';
	readonly problems: readonly Problem[];
}

/** Codes of the refusals of a header that nobody knows: a reading sheet may still read it. */
const UNKNOWN_HEADER = new Set([
	'missing-label',
	'duplicate-label',
	'montant-non-lu',
	'fiche-en-tete',
	'fiche-inconnue'
]);

/** What stands for a field until it is decided, so that everything else can be shown. */
const MEANWHILE = { etape: 'lfi', source: 'source', attribution: 'publiee' } as const;
const MEANWHILE_YEAR = 2000;

/** Decides how a file is read: by what is known of its header, else by a sheet proposed for it, as the person corrected it. */
export async function decideReading(
	source: ByteSource,
	reference: Reference,
	{ lecture, lectures, synonymes, corrections }: Decisions
): Promise<Reading | Refused> {
	const own = referenceWith(reference, synonymes, []);
	// The bounds are held once: the readings that follow are of the same bytes.
	const options: ReadOptions = { ...lecture, corrections };
	const opening = await openToRead(source, own, { ...options, bounds: BOUNDS });
	const { opened, log } = opening;
	if (!opened && !log.problems.some(({ code }) => UNKNOWN_HEADER.has(code)))
		return { kind: 'refusee', problems: log.problems };
	const known = opened?.match.fiche ?? null;
	const isTable =
		opened !== null && (isReferenceTable(opened.match.expected.id) || opened.match.measures.length > 0);
	if (opened && (lectures.length === 0 || isTable)) {
		const rows = known === null ? [] : own.lectures.filter(({ fiche }) => fiche === known);
		return whole(own, options, known, rows, opening);
	}
	const base = own.lectures.filter(({ fiche }) => fiche === known);
	if (base.length > 0) return bySheet(reference, { lectures, synonymes }, options, base, known ?? '', false);
	const proposal = await proposeFiche(source, own, options);
	if (proposal.rows.length === 0)
		return { kind: 'refusee', problems: proposal.problems.length > 0 ? proposal.problems : log.problems };
	const fiche = lectures[0]?.fiche ?? freeId(proposal.fiche, reference);
	return bySheet(
		reference,
		{ lectures, synonymes },
		options,
		proposedRows(fiche, proposal.rows),
		fiche,
		true
	);
}

const whole = (
	reference: Reference,
	options: ReadOptions,
	fiche: string | null,
	lectures: readonly Row[],
	opening: Opening
): Reading => ({
	...{ kind: 'lue', reference, options, fiche, lectures, proposed: false },
	...{ open: [], masked: new Set<string>(), aDecider: [], opening }
});

/** An id that no sheet of the base has. */
function freeId(id: string, { lectures }: Reference): string {
	const taken = new Set(lectures.map(({ fiche }) => fiche));
	for (let next = 1; ; next += 1) {
		const free = next === 1 ? id : `${id}-${next}`;
		if (!taken.has(free)) return free;
	}
}

/** Fields that nothing gives yet, of those without which a row is no line. */
function missingFields(rows: readonly Row[], { exercice, constantes = {} }: ReadOptions): string[] {
	const given = new Set(
		rows
			.filter(({ regle, code }) => regle === 'colonne' || (regle === 'constante' && code !== ''))
			.map(({ champ }) => champ)
	);
	const amounts = Map.groupBy(
		rows.filter(({ regle, champ }) => regle === 'montants' || (regle === 'colonne' && champ === 'montant')),
		({ colonne }) => columnKey(colonne)
	);
	const byAmounts = (field: string) =>
		amounts.size > 0 && [...amounts.values()].every((said) => said.some(({ champ }) => champ === field));
	const stated = (field: string) =>
		(field === 'exercice' && exercice !== undefined) || constantes[field as FileField] !== undefined;
	const has = (field: string) => given.has(field) || byAmounts(field) || stated(field);
	return [
		...['exercice', 'etape', 'source'].filter((field) => !has(field)),
		...(has('dispositif') || has('programme') ? [] : ['dispositif']),
		...((given.has('forme') || byAmounts('forme')) && !has('attribution') ? ['attribution'] : [])
	];
}

function bySheet(
	reference: Reference,
	own: Pick<Decisions, 'lectures' | 'synonymes'>,
	options: ReadOptions,
	base: readonly Row[],
	fiche: string,
	proposed: boolean
): Reading {
	const lectures = rowsInForce(base, own.lectures, fiche);
	const settled = settledRows(lectures);
	const missing = missingFields(settled, options);
	const amounts = settled.some(({ regle, champ }) => regle === 'montants' || champ === 'montant');
	const meanwhile: Partial<Record<string, string>> = {
		...MEANWHILE,
		dispositif: reference.dispositifs[0]?.id
	};
	const constantes = { ...options.constantes };
	for (const field of missing)
		if (field !== 'exercice') constantes[field as FileField] = meanwhile[field] ?? '';
	return {
		kind: 'lue',
		reference: referenceWith(reference, own.synonymes, settled),
		options: {
			...options,
			fiche,
			constantes,
			...(missing.includes('exercice') ? { exercice: MEANWHILE_YEAR } : {})
		},
		fiche,
		lectures,
		open: lectures.filter((row) => isOpen(row) && row.regle === 'valeur'),
		proposed,
		masked: new Set(missing),
		opening: null,
		aDecider: [
			...contradictions(settled),
			...(amounts ? [] : [noAmounts()]),
			...missing.map((champ): ToDecide => ({
				...{
					quoi: 'constante',
					champ,
					mot: null,
					phrase: askConstant(champ),
					bloque: champ !== 'attribution'
				}
			}))
		]
	};
}

const noAmounts = (): ToDecide => ({
	quoi: 'choix',
	champ: 'montant',
	mot: null,
	phrase: tr(
		fr`Dites quelle colonne donne les montants : aucune n'en est lue.`,
		'Say which column gives the amounts: none is read.'
	),
	bloque: true
});

/** What the rows of a sheet say that does not go together. */
function contradictions(rows: readonly Row[]): ToDecide[] {
	const findings = new FicheFindings();
	return rows.flatMap((row) =>
		findings.check(row).map(({ issue }): ToDecide => ({
			quoi: 'fiche',
			champ: row.champ,
			mot: null,
			phrase: issue.phrase,
			bloque: true
		}))
	);
}
