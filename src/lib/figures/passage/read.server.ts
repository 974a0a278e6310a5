import { scale } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { isComplete, isNonAttribuee, type Etape } from '#lib/domain/vocabulary.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { isCore } from '#lib/server/analysis/selection.ts';
import { evidenceOf, presenceOf, sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { namesTrafficking, titlesRead, type TitlesRead } from './action-titles.ts';
import { actionsOf, chainOf, holderOf, stopOf, type Stop } from './chain.server.ts';
import type { PassageAction, PassageColumn, PassagePart } from './data.ts';
import { passagesOf } from './passages.server.ts';
import { actionsNamed, placeKeyOf } from './places.server.ts';

/** What is drawn of a year, before its words. */
export type ReadColumn = Omit<PassageColumn, 'etape' | 'lien'>;

export interface PassageRead {
	readonly dispositif: ReferenceRow<'dispositifs'>;
	/** What is followed, and the whole actions beside it: wider, they are never added to it (R5). */
	readonly reading: Reading;
	readonly whole: Reading;
	readonly chain: readonly Stop[];
	readonly colonnes: readonly ReadColumn[];
	/** The year in which all that is followed can still be read inside a wider action, and not in the next that is shown. */
	readonly borne: { readonly exercice: number; readonly centimes: number } | null;
	readonly titres: TitlesRead;
}

interface World {
	readonly reading: Reading;
	readonly whole: Reading;
	readonly dispositif: string;
	readonly isContext: (id: string) => boolean;
}

/** The money of one action that one dispositif holds whole, at a stage where it has some there. */
function wholeAction(
	{ whole, reading, isContext }: World,
	stop: Pick<Stop, 'programme' | 'action'>,
	exercice: number,
	etape: Etape | null
) {
	const holder = holderOf(reading.selection.reference, stop, exercice, isContext);
	if (holder === null) return null;
	const { dispositif } = holder.entry;
	const of = (found: Reading) => {
		const cells = found.detailed.filter(
			(cell) =>
				cell.dispositif === dispositif &&
				cell.exercice === exercice &&
				(!holder.shared || actionsNamed(cell.poste).includes(stop.action))
		);
		const [first] = cells;
		return first ? { dispositif, cells, poste: holder.shared ? first.poste : '' } : null;
	};
	// The whole and its parts are read at one stage, where both have it (R2).
	return (etape === null ? null : of(whole.of({ etapes: [etape] }))) ?? of(whole);
}

/** What of a dispositif can be read, form by form; what has no form comes last. */
const partsOf = (cells: readonly Cell[]): PassagePart[] =>
	[...Map.groupBy(cells, ({ forme }) => forme)]
		.map(([forme, own]): PassagePart => {
			const [poste = '', ...others] = new Set(own.map((cell) => cell.poste));
			return {
				...evidenceOf(own),
				...{ id: forme, marque: forme, nom: '', forme, centimes: sumOf(own), statut: presenceOf(own) },
				poste: others.length === 0 && !isNonAttribuee(forme) ? poste : ''
			};
		})
		.sort(
			(one, other) =>
				Number(isNonAttribuee(one.forme ?? 'NV')) - Number(isNonAttribuee(other.forme ?? 'NV')) ||
				other.centimes - one.centimes
		);

function followedAction(world: World, stop: Stop, exercice: number): PassageAction | null {
	const { reading, dispositif } = world;
	const standing = reading.at(dispositif, exercice);
	const own = reading.detailed.filter((cell) => cell.dispositif === dispositif && cell.exercice === exercice);
	const whole = stop.part
		? wholeAction(world, stop, exercice, standing.etape)
		: { dispositif, cells: own, poste: '' };
	const [first] = whole?.cells ?? [];
	if (whole === null || first === undefined) return null;
	const parts = partsOf(own);
	const centimes = sumOf(whole.cells);
	const isolated = sumOf(parts);
	const drawn = parts.filter((part) => part.centimes > 0);
	const rest = centimes - sumOf(drawn);
	return {
		...titleOf(world, stop, exercice),
		...evidenceOf(whole.cells),
		dispositif: whole.dispositif,
		poste: whole.poste,
		suivie: true,
		large: stop.part,
		centimes,
		isole: own.length === 0 ? null : isolated,
		etape: first.etape,
		statut: presenceOf(whole.cells),
		couverture: (stop.part ? world.whole : reading).at(whole.dispositif, exercice).couverture,
		suivi: standing.couverture,
		parts: stop.part && rest > 0 ? [...drawn, restOf(rest)] : drawn,
		avant: null,
		variation: null
	};
}

const restOf = (centimes: number): PassagePart => ({
	...{ id: 'RESTE', marque: 'CONTEXTE', nom: '', poste: '', forme: null, centimes },
	...{ deduit: 0, statut: 'publie', preuves: [] }
});

function pouredAction(world: World, stop: Stop, action: string, exercice: number): PassageAction | null {
	const whole = wholeAction(world, { ...stop, action }, exercice, null);
	const [first] = whole?.cells ?? [];
	if (whole === null || first === undefined) return null;
	const centimes = sumOf(whole.cells);
	return {
		...titleOf(world, { ...stop, action }, exercice),
		...evidenceOf(whole.cells),
		...{
			dispositif: whole.dispositif,
			poste: whole.poste,
			suivie: false,
			large: true,
			centimes,
			isole: null
		},
		etape: first.etape,
		statut: presenceOf(whole.cells),
		couverture: world.whole.at(whole.dispositif, exercice).couverture,
		suivi: 'absente',
		parts: centimes > 0 ? [{ ...restOf(centimes), id: `ACTION ${action}` }] : [],
		avant: null,
		variation: null
	};
}

function titleOf(
	{ reading }: World,
	{ programme, action }: Pick<Stop, 'programme' | 'action'>,
	exercice: number
) {
	const found = reading.selection.reference.intitules.find(
		(row) => row.programme === programme && row.action === action && row.exercice === exercice
	);
	const intitule = found?.intitule ?? null;
	return { action, intitule, nomme: intitule === null ? null : namesTrafficking(intitule) };
}

/** The years that tell the chain: the last before each action gives way, the first of each next one, and the last of all. */
function yearsTold(chain: readonly Stop[], years: readonly number[]): readonly number[] {
	const of = (stop: Stop) => years.filter((year) => stopOf(chain, year) === stop);
	const paid = chain.map(of).filter((own) => own.length > 0);
	const told = paid.flatMap((own, index) => {
		const [first, last] = [own[0] ?? 0, own.at(-1) ?? 0];
		if (index === 0) return paid.length === 1 ? [first, last] : [last];
		return index === paid.length - 1 ? [first, last] : [first];
	});
	return [...new Set(told)];
}

/** Growth of one action between two years, at one stage: never across a passage (R11). */
function withGrowth(columns: readonly ReadColumn[]): readonly ReadColumn[] {
	return columns.map((column, index) => {
		const before = columns[index - 1]?.actions.find(({ suivie }) => suivie);
		return {
			...column,
			actions: column.actions.map((action) =>
				before?.action === action.action && before.etape === action.etape && before.centimes > 0
					? {
							...action,
							avant: before.centimes,
							variation: scale(action.centimes - before.centimes, 1000, before.centimes)
						}
					: action
			)
		};
	});
}

/**
 * Where the money of a dispositif went when the actions of its programme followed each other: of those asked, the first that
 * the crosswalk writes in several actions one after the other. `null` where none is, or none of its actions has an amount.
 */
export function passage(db: Database, asked: Query): PassageRead | null {
	const query: Query = { ...asked, perimetre: 'coeur', forme: [], cles: 'sans', mesure: 'montant' };
	const reading = read(db, query);
	const { reference, dispositifs, exercices } = reading.selection;
	const chains = dispositifs.map((row) => ({ row, chain: chainOf(reference, row.id) }));
	const found = chains.find(({ chain }) => chain.length > 0);
	if (found === undefined) return null;
	const context = new Set(reference.dispositifs.filter((row) => !isCore(row)).map(({ id }) => id));
	const { chain, row } = found;
	const whole = read(db, { ...query, perimetre: 'contexte', dispositif: [] });
	const world: World = { reading, whole, dispositif: row.id, isContext: (id) => context.has(id) };
	const held = new Map(
		exercices.flatMap((year) => {
			const stop = stopOf(chain, year);
			const action = stop && followedAction(world, stop, year);
			return stop && action ? [[year, { stop, action }] as const] : [];
		})
	);
	const passages = passagesOf(reference);
	const colonnes = yearsTold(chain, [...held.keys()]).map((exercice): ReadColumn => {
		const { stop, action } = held.get(exercice) ?? {};
		if (!stop || !action) throw new Error(`no action in ${exercice}`);
		const next = chain[chain.indexOf(stop) + 1];
		const key = ({ programme, action: code }: Stop) => placeKeyOf({ programme, dispositif: row.id }, code);
		const poured =
			next === undefined || exercice !== next.de - 1
				? []
				: passages.filter(
						({ exercice: year, vers, de }) => year === next.de && vers === key(next) && de !== key(stop)
					);
		const others = poured
			.map(({ de }) => de.split('-').at(-1) ?? '')
			.flatMap((code) => pouredAction(world, stop, code, exercice) ?? []);
		return { exercice, actions: [action, ...others] };
	});
	if (colonnes.length === 0) return null;
	const [programme] = [stopOf(chain, colonnes.at(-1)?.exercice ?? 0)?.programme ?? ''];
	const last = colonnes.at(-1)?.exercice ?? 0;
	const start = Math.max(Math.min(...chain.map(({ de }) => de)), query.de ?? 0);
	const years = Array.from({ length: Math.max(0, last - start + 1) }, (_, index) => start + index);
	return {
		dispositif: row,
		...{ reading, whole, chain },
		colonnes: withGrowth(colonnes),
		borne: boundaryOf(colonnes),
		titres: titlesRead(programme, years, (year) => actionsOf(reference, programme, year), reference.intitules)
	};
}

function boundaryOf(columns: readonly ReadColumn[]): PassageRead['borne'] {
	const told = columns.map(({ exercice, actions }) => ({
		exercice,
		own: actions.find(({ suivie }) => suivie)
	}));
	const at = told.findLastIndex(({ own }) => own?.large === true && isComplete(own.suivi));
	const [here, after] = [told[at], told[at + 1]];
	if (here?.own?.isole == null || here.own.isole <= 0 || after === undefined) return null;
	return { exercice: here.exercice, centimes: here.own.isole };
}
