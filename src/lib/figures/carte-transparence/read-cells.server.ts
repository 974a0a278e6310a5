import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { fold } from '#lib/domain/fold.ts';
import { placeOf } from '#lib/domain/reference-labels.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import {
	ETAPES,
	isAbsence,
	isComplete,
	type Absence,
	type Couverture,
	type Etape,
	type Preuve,
	type Statut
} from '#lib/domain/vocabulary.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';
import { BUDGET, placeKey, type Material } from './read-amounts.server.ts';
import { outsideCrosswalk } from '#lib/server/analysis/counted/written-at.ts';

/**
 * What can be read of one (dispositif, étape, exercice), from the fullest to the emptiest: published; published in part;
 * deduced by us; only said; a zero; then the kinds of nothing of R10.
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
] as const satisfies readonly (Statut | 'partiel' | 'annonce')[];
export type Genre = (typeof GENRES)[number];
/** One cell of the matrix. `centimes` is `null` when no line counts. */
export interface TransparencyCell {
	readonly exercice: number;
	/** How it is drawn: its statut, told finer where something is published. */
	readonly genre: Genre;
	readonly statut: Statut;
	readonly couverture: Couverture;
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
	const { reading, searches } = material;
	const { exercices, reference } = reading.selection;
	const some = (kept: (exercice: number) => boolean) => exercices.some(kept);
	const has = (etape: Etape) =>
		some((exercice) => {
			const { centimes, attente } = reading.at(dispositif, exercice, etape);
			return centimes !== null || attente !== null;
		});
	const searched = (etape: Etape) => some((exercice) => searches.has(placeKey(dispositif, exercice, etape)));
	const isolated = material.budgeted.has(dispositif);
	const inBudget =
		isolated ||
		reference.recherches.some((row) => row.dispositif === dispositif && BUDGET.includes(row.etape));
	return ETAPES.filter((etape) => {
		if (has(etape) || searched(etape) || etape === 'execution') return true;
		if (BUDGET.includes(etape)) return inBudget;
		return etape === 'annonce' && inBudget && !isolated;
	});
}

/** The postes of a dispositif that were searched for, or whose published amount is zero, each with those stages. */
export function postesOf(
	dispositif: string,
	{ reading, postes: amounts, searches }: Material
): { poste: string; etapes: Etape[] }[] {
	const inside = (exercice: number) => reading.selection.exercices.includes(exercice);
	const told = [
		...[...searches.values()]
			.filter((row) => row.dispositif === dispositif && inside(row.exercice) && row.poste !== '')
			.map((row) => ({ poste: row.poste, etape: row.etape })),
		...[...amounts].flatMap(([key, amount]) => {
			if (amount.statut !== 'zero') return [];
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
		cells: material.reading.selection.exercices.map((exercice) =>
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

function cellOf(place: Place, material: Material): TransparencyCell {
	const { dispositif, exercice, etape, poste } = place;
	const { reading, postes, searches } = material;
	const whole = reading.at(dispositif, exercice, etape);
	const known = poste === '' ? whole : postes.get(placeKey(dispositif, exercice, etape, fold(poste)));
	const attente = poste === '' ? whole.attente : null;
	const { couverture } = whole;
	if (known && known.centimes !== null) {
		// A part of a dispositif can be whole: what is partial is the dispositif's amount.
		const partielle = poste === '' && !isComplete(couverture);
		const { statut, centimes, preuves } = known;
		const genre = genreOf({ statut, preuves }, etape, partielle);
		const autres = rivalsOf(whole.contests, fold(poste)).filter((value) => value !== centimes);
		const concurrente = 'contested' in known ? known.contested > 0 : known.contests.length > 0;
		const amount = { genre, statut, centimes, preuves, autres, concurrente, partielle };
		return { exercice, attente, couverture, recherche: null, ...amount };
	}
	// A search for the whole that found nothing did not find its postes either.
	const search =
		searches.get(placeKey(dispositif, exercice, etape, fold(poste))) ??
		(whole.centimes === null ? searches.get(placeKey(dispositif, exercice, etape)) : undefined);
	const statut = poste === '' && isAbsence(whole.statut) ? whole.statut : absenceOf(place, search, reading);
	// A map of what is published is in published euros: no amount lacks a price index there.
	const genre = GENRES.find((one) => one === statut) ?? 'absent';
	const nothing = { genre, statut, centimes: null, preuves: [], autres: [], concurrente: false };
	const recherche = attente || !search ? null : { date: search.date, ou: placeOf(search) };
	return { exercice, attente, couverture, recherche, partielle: false, ...nothing };
}

/** The kind of nothing of a poste. */
function absenceOf(
	{ dispositif, exercice }: Place,
	search: ReferenceRow<'recherches'> | undefined,
	{ selection }: Reading
): Absence {
	if (search) return search.resultat;
	return outsideCrosswalk(selection.reference, dispositif, exercice) ? 'sans_objet' : 'absent';
}

/** The other published values: those of a poste, or those of the whole when it is `''`. */
function rivalsOf(contests: readonly Contest[], poste: string): number[] {
	const found = contests.flatMap((contest) => {
		const lost = contest.claims.filter((claim) => !claim.retenue).map((claim) => claim.centimes);
		if (poste !== '') return contest.poste === poste ? lost : [];
		return [...(contest.role === 'total' ? lost : []), ...contest.totauxPossibles];
	});
	return [...new Set(found)].sort((a, b) => b - a);
}

function genreOf(
	{ statut, preuves }: Pick<TransparencyCell, 'statut' | 'preuves'>,
	etape: Etape,
	partielle: boolean
): Genre {
	// A zero that nobody published is a deduction too.
	if (preuves.length > 0 && preuves.every((grade) => grade === 'D')) return 'deduit';
	if (statut === 'deduit' || statut === 'zero') return statut;
	if (etape === 'annonce' || (preuves.length > 0 && preuves.every((grade) => grade === 'C')))
		return 'annonce';
	return partielle ? 'partiel' : 'publie';
}
