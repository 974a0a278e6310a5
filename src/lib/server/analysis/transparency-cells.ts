import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { fold } from '#lib/domain/fold.ts';
import { placeOf } from '#lib/domain/reference-labels.ts';
import { ETAPES, type Etape, type Preuve } from '#lib/domain/vocabulary.ts';
import { coverageIndex } from './selection.ts';
import { BUDGET, placeKey, type Amount, type Material } from './transparency-amounts.ts';
import { outsideCrosswalk } from './written-at.ts';

/**
 * What can be read of one (dispositif, étape, exercice), from the fullest to the emptiest: published; published in part;
 * deduced by us; only said; a published zero; then the kinds of nothing of R10.
 */
export const GENRES = [
	'publie',
	'partiel',
	'deduit',
	'annonce',
	'zero',
	'non_publie',
	'non_trouve',
	'absent',
	'sans_objet',
	'non_importe'
] as const;
export type Genre = (typeof GENRES)[number];
/** One cell of the matrix. `centimes` is `null` when no line counts. */
export interface TransparencyCell {
	readonly exercice: number;
	readonly genre: Genre;
	readonly centimes: number | null;
	/** The amount is at least this: only a part can be isolated that year. */
	readonly partielle: boolean;
	/** Grades of the lines that count or control, strongest first. */
	readonly preuves: readonly Preuve[];
	/** Other values published for it (R4), in cents. */
	readonly autres: readonly number[];
	readonly concurrente: boolean;
	readonly attente: QuarantinedMoney | null;
	/** The dated search that tells a « non publié » or a « sans objet ». */
	readonly recherche: { readonly date: string; readonly ou: string } | null;
}

/** A line of the matrix: one stage, of the whole dispositif or of a poste. */
export interface TransparencyRow {
	readonly etape: Etape;
	/** As its searches or its lines write it, `''` for the whole dispositif. */
	readonly poste: string;
	readonly cells: readonly TransparencyCell[];
}
/** The stages at which a dispositif has, was searched for, or should have something to read. */
export function stagesOf(dispositif: string, material: Material): Etape[] {
	const { exercices } = material.selection;
	const some = (etape: Etape, places: ReadonlyMap<string, unknown>) =>
		exercices.some((exercice) => places.has(placeKey(dispositif, exercice, etape)));
	const has = (etape: Etape) => some(etape, material.amounts) || some(etape, material.waiting);
	const searched = (etape: Etape) => some(etape, material.searches);
	const isolated = material.budgeted.has(dispositif);
	const inBudget =
		isolated ||
		material.selection.reference.recherches.some(
			(row) => row.dispositif === dispositif && BUDGET.includes(row.etape)
		);
	return ETAPES.filter((etape) => {
		if (has(etape) || searched(etape) || etape === 'execution') return true;
		if (BUDGET.includes(etape)) return inBudget;
		return etape === 'annonce' && inBudget && !isolated;
	});
}

/** The postes of a dispositif that were searched for, or whose published amount is zero, each with those stages. */
export function postesOf(
	dispositif: string,
	{ selection, amounts, searches }: Material
): { poste: string; etapes: Etape[] }[] {
	const inside = (exercice: number) => selection.exercices.includes(exercice);
	const told = [
		...[...searches.values()]
			.filter((row) => row.dispositif === dispositif && inside(row.exercice) && row.poste !== '')
			.map((row) => ({ poste: row.poste, etape: row.etape })),
		...[...amounts].flatMap(([key, amount]) => {
			if (amount.label === '' || amount.nonzero !== 0) return [];
			const [id, , etape] = key.split('\u001F');
			return id === dispositif ? [{ poste: amount.label, etape: etape as Etape }] : [];
		})
	];
	const postes = new Map(told.map((row) => [fold(row.poste), row.poste]).reverse() as [string, string][]);
	return [...postes]
		.sort(([a], [b]) => a.localeCompare(b, 'fr'))
		.map(([key, poste]) => ({
			poste,
			etapes: ETAPES.filter((etape) => told.some((row) => row.etape === etape && fold(row.poste) === key))
		}));
}

/** One stage of a dispositif or of one of its postes, year by year. */
export function rowOf(dispositif: string, etape: Etape, poste: string, material: Material): TransparencyRow {
	return {
		etape,
		poste,
		cells: material.selection.exercices.map((exercice) =>
			cellOf({ dispositif, exercice, etape, poste }, material)
		)
	};
}

interface Place {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly poste: string;
}

function cellOf({ dispositif, exercice, etape, poste }: Place, material: Material): TransparencyCell {
	const { selection, amounts, waiting, searches } = material;
	const own = placeKey(dispositif, exercice, etape, fold(poste));
	const whole = placeKey(dispositif, exercice, etape);
	const amount = amounts.get(own);
	const attente = poste === '' ? (waiting.get(own) ?? null) : null;
	const base = { exercice, attente };
	if (amount) {
		// A part of a dispositif can be whole: what is partial is the dispositif's amount.
		const partielle =
			poste === '' && coverageIndex(selection.reference)(dispositif, exercice) === 'partielle';
		return {
			...base,
			genre: genreOf(amount, etape, partielle),
			centimes: amount.centimes,
			partielle,
			preuves: amount.preuves,
			autres: amount.autres,
			concurrente: amount.contested > 0,
			recherche: null
		};
	}
	// A search for the whole that found nothing did not find its postes either.
	const search = searches.get(own) ?? (amounts.has(whole) ? undefined : searches.get(whole));
	const outside = search === undefined && outsideCrosswalk(selection.reference, dispositif, exercice);
	const genre = attente ? 'non_importe' : outside ? 'sans_objet' : (search?.resultat ?? 'absent');
	return {
		...base,
		genre,
		centimes: null,
		partielle: false,
		preuves: [],
		autres: [],
		concurrente: false,
		recherche: attente || !search ? null : { date: search.date, ou: placeOf(search) }
	};
}

function genreOf(amount: Amount, etape: Etape, partielle: boolean): Genre {
	const only = (preuve: Preuve) =>
		amount.preuves.length > 0 && amount.preuves.every((grade) => grade === preuve);
	// A zero that nobody published is a deduction too.
	if (only('D')) return 'deduit';
	if (amount.nonzero === 0) return 'zero';
	if (etape === 'annonce' || only('C')) return 'annonce';
	return partielle ? 'partiel' : 'publie';
}
