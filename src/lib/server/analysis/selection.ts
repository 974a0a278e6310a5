import { tr } from '#lib/domain/language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askedOnce, currentVersion } from '#lib/server/store/versions.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { readKeys, type AllocationKey } from '#lib/domain/allocation-key.ts';
import { deflatorTo, type Deflator } from '#lib/domain/constant-euros.ts';
import { InvalidQuery, type Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { ETAPES_PREVU, type Etape } from '#lib/domain/vocabulary.ts';
import { holdingsAt } from '#lib/server/analysis/counted/holdings.ts';

type Dispositif = ReferenceRow<'dispositifs'>;

/** The address names a version that does not exist. */
export class UnknownVersion extends Error {
	readonly version: number;
	constructor(version: number) {
		super(`unknown version: ${version}`);
		this.name = 'UnknownVersion';
		this.version = version;
	}
}

/** A query once confronted with the base: the version read, the dispositifs and years it covers. */
export interface Selection {
	readonly version: number;
	readonly query: Query;
	readonly reference: Reference;
	/** Selected dispositifs, in display order. */
	readonly dispositifs: readonly Dispositif[];
	/** Every year of the selection without a hole, whether or not it has data. */
	readonly exercices: readonly number[];
	/** Stages read: one, or those of `prevu` in order of preference (R2). */
	readonly etapes: readonly Etape[];
	/** Prices towards which amounts are converted, `null` in current euros (R12). */
	readonly deflator: Deflator | null;
	/** Allocation keys to apply, those that speak of its dispositifs and years: none unless the reader asks (R7). */
	readonly keys: readonly AllocationKey[];
	/** Bit of the view of nature. */
	readonly view: number;
}

/** Whether a dispositif may enter a total of credits (R5). */
export function isCore(dispositif: Dispositif): boolean {
	return dispositif.perimetre !== 'contexte' && dispositif.inclus_dans === '';
}

/**
 * Confronts a query with the base. Years run from the first to the last line of the selected dispositifs, whatever its
 * stage, rows in quarantine included, unless the query bounds them. Throws `UnknownVersion`.
 */
export const select = (db: Database, query: Query): Selection =>
	askedOnce(db, `selection ${JSON.stringify(query)}`, () => confront(db, query));

function confront(db: Database, query: Query): Selection {
	const current = currentVersion(db);
	const version = query.v ?? current;
	if (version > current) throw new UnknownVersion(version);
	const { reference, slots, waiting } = holdingsAt(db, version);
	const dispositifs = reference.dispositifs
		.filter((item) => isCore(item) === (query.perimetre === 'coeur'))
		.filter((item) => query.dispositif.length === 0 || query.dispositif.includes(item.id))
		.sort((a, b) => a.ordre - b.ordre);
	const ids = new Set(dispositifs.map((item) => item.id));
	const years = [...slots, ...waiting]
		.filter((item) => ids.has(item.dispositif))
		.map((item) => item.exercice);
	const [earliest, latest] = years.length === 0 ? [] : [Math.min(...years), Math.max(...years)];
	const first = query.de ?? earliest ?? query.a;
	const last = query.a ?? latest ?? query.de;
	const exercices =
		first === undefined || last === undefined || dispositifs.length === 0
			? []
			: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
	return {
		version,
		query,
		reference,
		dispositifs,
		exercices,
		etapes: query.etape === 'prevu' ? ETAPES_PREVU : [query.etape],
		deflator: query.euros === 'constants' ? deflator(query, reference) : null,
		keys: query.cles === 'avec' ? keysFor(reference, dispositifs, [first, last]) : [],
		view: VIEW_BIT[query.nature]
	};
}

/** The keys that may speak of a line of these dispositifs and years. */
function keysFor(
	reference: Reference,
	dispositifs: readonly Dispositif[],
	[first = -Infinity, last = Infinity]: readonly (number | undefined)[]
): AllocationKey[] {
	return readKeys(reference.cles).filter(
		({ dispositif, de, a }) =>
			dispositifs.some((row) => row.id === dispositif) && (de ?? first) <= last && (a ?? last) >= first
	);
}

/** Throws `InvalidQuery` for a base year that the index does not have. */
function deflator(query: Query, reference: Reference): Deflator {
	const found = deflatorTo(reference.ipc, query.base);
	if (found) return found;
	const years = reference.ipc.map((row) => row.annee).join(', ');
	const valeur = String(query.base ?? '');
	const message = tr(
		fr`« base » : pas d'indice des prix pour ${valeur || "l'année demandée"}. Années possibles : ${years || 'aucune'}.`,
		`“base”: no price index for ${valeur || 'the year asked'}. Years possible: ${years || 'none'}.`
	);
	throw new InvalidQuery([{ nom: 'base', valeur, message }]);
}
