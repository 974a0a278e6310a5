import { labelOf } from '#lib/domain/reference-labels.ts';
import { keyMatches, readKeys, type AllocationKey } from '#lib/domain/allocation-key.ts';
import { groupBy } from '#lib/domain/settlement/claims.ts';
import type { Query } from '#lib/domain/query.ts';
import { ETAPES, isNonAttribuee, type Etape, type Forme } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { partsOf, retainedRows } from './line-cells.ts';
import { isCore, select, type Selection } from '#lib/server/analysis/selection.ts';

/** What a key moves at one stage of one exercice, in cents. */
export interface KeyMove {
	readonly exercice: number;
	readonly etape: Etape;
	/** The non attributed money of the lines that it speaks of. */
	readonly vise: number;
	readonly parts: readonly {
		readonly forme: Forme;
		readonly bas: number;
		readonly central: number;
		readonly haut: number;
	}[];
	/** What stays non attributed of it. */
	readonly reste: number;
}

/** An allocation key of a version, in the words of its file, with what it moves (R7). */
export interface KeyInForce extends AllocationKey {
	/** As their vocabularies name them. */
	readonly libelle: string;
	readonly titreSource: string;
	/** Whether the dispositif enters no total, so that the key moves none (R5). */
	readonly contexte: boolean;
	readonly mouvements: readonly KeyMove[];
}

/**
 * The keys of the version asked, in the order of their file. What each moves is told stage by stage, in current euros and
 * in the nature of credit asked: stages are never added (R2), and a key names none.
 */
export function keysInForce(db: Database, query: Query): KeyInForce[] {
	const { reference } = select(db, query);
	const dispositifs = new Map(reference.dispositifs.map((row) => [row.id, row]));
	const titles = new Map(reference.sources.map((row) => [row.id, row.titre]));
	return readKeys(reference.cles).map((key): KeyInForce => {
		const dispositif = dispositifs.get(key.dispositif);
		const contexte = dispositif !== undefined && !isCore(dispositif);
		const asked: Query = {
			...query,
			perimetre: contexte ? 'contexte' : 'coeur',
			dispositif: [key.dispositif],
			forme: [],
			de: undefined,
			a: undefined,
			euros: 'courants'
		};
		return {
			...key,
			libelle: dispositif ? labelOf(dispositif) : key.dispositif,
			titreSource: titles.get(key.source) ?? key.source,
			contexte,
			mouvements: ETAPES.flatMap((etape) => movesOf(db, select(db, { ...asked, etape }), key)).sort(
				(one, other) => one.exercice - other.exercice
			)
		};
	});
}

function movesOf(db: Database, selection: Selection, key: AllocationKey): KeyMove[] {
	const slices = retainedRows(db, selection)
		.filter((row) => row.attribution !== 'cle' && keyMatches(key, { ...row, poste: row.posteCompare }))
		.flatMap((row) => {
			const open = partsOf(row, row.centimes, { deflator: null, keys: null }).filter((part) =>
				isNonAttribuee(part.forme)
			);
			if (row.nonDetaille !== 0 || open.length === 0) return [];
			const given = partsOf(row, row.centimes, { deflator: null, keys: [key] }).filter((part) => part.cle);
			return [{ ...row, vise: sum(open), given }];
		});
	return [...groupBy(slices, (row) => String(row.exercice)).values()].flatMap((own): KeyMove[] => {
		const [first] = own;
		if (!first) return [];
		const given = own.flatMap((row) => row.given);
		const vise = own.reduce((cents, row) => cents + row.vise, 0);
		const parts = key.parts.map(({ forme }) => {
			const mine = given.filter((part) => part.forme === forme);
			const range = (side: 'bas' | 'haut') =>
				mine.reduce((cents, part) => cents + (part.cle?.[side] ?? 0), 0);
			return { forme, bas: range('bas'), central: sum(mine), haut: range('haut') };
		});
		return [{ exercice: first.exercice, etape: first.etape, vise, parts, reste: vise - sum(given) }];
	});
}

const sum = (parts: readonly { readonly centimes: number }[]) =>
	parts.reduce((cents, part) => cents + part.centimes, 0);
