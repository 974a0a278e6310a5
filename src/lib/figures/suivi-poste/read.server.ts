import { fold } from '#lib/domain/fold.ts';
import { reasonOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import {
	ETAPES,
	isAbsence,
	isComplete,
	type Absence,
	type Etape,
	type Forme
} from '#lib/domain/vocabulary.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import type { SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { reasonsOf, type Reason } from '#lib/server/analysis/reasons.ts';
import { evidenceOf, presenceOf, sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ANNOUNCED, announced, followedPoste, type Candidate } from './candidates.server.ts';
import type { TrackValue } from './data.ts';

/** The stages always shown of a poste, whatever stands there: what is missing is part of the answer. */
const BUDGET = ['plf', 'lfi', 'execution'] as const satisfies readonly Etape[];
export interface ReadYear {
	readonly exercice: number;
	readonly valeurs: readonly TrackValue[];
	readonly entier: TrackValue | null;
	readonly enPartie: boolean;
}

export interface ReadTrack {
	readonly dispositif: string;
	readonly poste: string;
	/** The form of most of its money. */
	readonly forme: Forme;
	readonly etapes: readonly Etape[];
	readonly annees: readonly ReadYear[];
	/** The money of its values. */
	readonly cells: readonly Cell[];
	readonly contests: readonly Contest[];
}

export interface SuiviPoste {
	readonly reading: Reading;
	readonly exercices: readonly number[];
	readonly suivi: ReadTrack | null;
	readonly apart: readonly ReadTrack[];
	readonly ruptures: readonly SeriesBreak[];
	/** Why what is planned changed, by consecutive years of the axis (R11). */
	readonly motifs: readonly Reason[];
	readonly sources: readonly string[];
}

/**
 * One poste from what was asked to what was spent, each stage as itself (R2), and beside it the money announced, then paid.
 * Which money is shown rests on the years asked, so that lines of other years change no value; never on the euros.
 */
export function suiviPoste(db: Database, asked: Query): SuiviPoste {
	const query: Query = { ...asked, etape: 'prevu', forme: [], cles: 'sans', mesure: 'montant' };
	const stagesOf = (reading: Reading) =>
		new Map(ETAPES.map((etape) => [etape, reading.of({ etapes: [etape] })]));
	const reading = read(db, query);
	const { selection } = reading;
	const current = { ...query, euros: 'courants' as const };
	const asIs = stagesOf(read(db, current));
	const ids = selection.dispositifs.map(({ id }) => id);
	// Years that hold too little of it do not hide the poste that the other years let one follow.
	const always = () => stagesOf(read(db, { ...current, de: undefined, a: undefined }));
	const chosen = followedPoste(asIs, ids) ?? followedPoste(always(), ids);
	const others = ids.filter((id) => id !== chosen?.dispositif);
	const beside = query.perimetre === 'contexte' ? [] : announced(asIs, others);
	const asks = new Set(selection.exercices);
	const told = [...(chosen ? [chosen] : []), ...beside].flatMap(({ cells }) =>
		cells.map(({ exercice }) => exercice).filter((exercice) => asks.has(exercice))
	);
	const [first, last] = [Math.min(...told), Math.max(...told)];
	const exercices = selection.exercices.filter((exercice) => exercice >= first && exercice <= last);
	// Prices are put on what is shown alone.
	const shown = selection.dispositifs.filter(({ id }) =>
		[chosen, ...beside].some((candidate) => candidate?.dispositif === id)
	);
	const priced = query.euros === 'courants' ? asIs : stagesOf(reading.of({ dispositifs: shown, exercices }));
	const trackOf = (candidate: Candidate, etapes: readonly Etape[]) =>
		readTrack({ reading, stages: priced, candidate, etapes, exercices });
	const suivi = chosen && trackOf(chosen, stagesShown(chosen, exercices, BUDGET));
	const apart =
		exercices.length === 0
			? []
			: beside.map((candidate) => trackOf(candidate, stagesShown(candidate, exercices, ANNOUNCED)));
	const tracks = [...(suivi ? [suivi] : []), ...apart];
	const rows = selection.dispositifs.filter(({ id }) => id === suivi?.dispositif);
	return {
		...{ reading, exercices, suivi, apart },
		ruptures: reading.of({ dispositifs: rows }).breaks(exercices),
		motifs: suivi ? reasonsBetween(reading, suivi, exercices) : [],
		sources: [
			...new Set(
				tracks.flatMap(({ dispositif, etapes }) =>
					etapes.flatMap((etape) => {
						const own = selection.dispositifs.filter(({ id }) => id === dispositif);
						return reading.of({ etapes: [etape], dispositifs: own, exercices }).sourcesCounted;
					})
				)
			)
		]
	};
}

/** The stages that are always shown, and any other at which there is an amount in these years. */
function stagesShown({ cells }: Candidate, exercices: readonly number[], always: readonly Etape[]): Etape[] {
	const met = new Set(cells.flatMap(({ exercice, etape }) => (exercices.includes(exercice) ? [etape] : [])));
	return ETAPES.filter((etape) => met.has(etape) || always.includes(etape));
}

interface Reads {
	readonly reading: Reading;
	readonly stages: ReadonlyMap<Etape, Reading>;
	readonly candidate: Candidate;
	readonly etapes: readonly Etape[];
	readonly exercices: readonly number[];
}

function readTrack({ reading, stages, candidate, etapes, exercices }: Reads): ReadTrack {
	const { dispositif, poste, noms } = candidate;
	const isHere = (item: { readonly dispositif: string; readonly poste: string; readonly exercice: number }) =>
		item.dispositif === dispositif && exercices.includes(item.exercice);
	const isOwn = (cell: Cell) => isHere(cell) && (poste === '' || noms.has(cell.poste));
	const isDisputed = (contest: Contest) =>
		isHere(contest) && (poste === '' || fold(contest.poste) === fold(poste));
	const shown = etapes.flatMap((etape) => {
		const own = stages.get(etape);
		return own ? [own] : [];
	});
	const cells = shown.flatMap(({ detailed }) => detailed.filter(isOwn));
	const contests = shown.flatMap((own) => own.contests.filter(isDisputed));
	const wholes =
		poste === ''
			? []
			: reading.contests.filter((one) => one.dispositif === dispositif && exercices.includes(one.exercice));
	return {
		...{ dispositif, poste, etapes, cells },
		forme: mainForm(candidate.cells),
		contests: [
			...new Map(
				[...contests, ...wholes].map((one) => [
					`${one.exercice} ${one.etape} ${one.role} ${fold(one.poste)}`,
					one
				])
			).values()
		],
		annees: exercices.map((exercice): ReadYear => {
			const { couverture, existe } = reading.at(dispositif, exercice);
			return {
				exercice,
				valeurs: etapes.map((etape) =>
					valueAt({ reading, stages, candidate, etapes, exercices }, exercice, etape, cells, contests)
				),
				entier: poste !== '' && isComplete(couverture) ? wholeAt(reading, dispositif, exercice) : null,
				enPartie: poste !== '' && existe && !isComplete(couverture)
			};
		})
	};
}

/** What the whole dispositif had that year, where something is known of it. */
function wholeAt({ at, selection }: Reading, dispositif: string, exercice: number): TrackValue | null {
	const { etape, centimes, statut, preuves, deduit, contests } = at(dispositif, exercice);
	if (etape === null || centimes === null) return null;
	const autres = selection.deflator ? [] : contests.flatMap(({ totauxPossibles }) => totauxPossibles);
	return { etape, centimes, statut, preuves, deduit, conteste: contests.length > 0, autres };
}

function valueAt(
	{ stages, candidate, reading }: Reads,
	exercice: number,
	etape: Etape,
	all: readonly Cell[],
	disputed: readonly Contest[]
): TrackValue {
	const { dispositif, poste } = candidate;
	const isHere = (item: { readonly exercice: number; readonly etape: Etape }) =>
		item.exercice === exercice && item.etape === etape;
	const cells = all.filter(isHere);
	const own = disputed.filter(isHere);
	const standing = stages.get(etape)?.at(dispositif, exercice);
	if (cells.length === 0 || !standing) {
		const unpriced = candidate.cells.some(isHere) && standing?.statut === 'sans_indice';
		const statut = unpriced ? 'sans_indice' : nothingAt(reading, standing, etape, poste);
		return { etape, centimes: null, statut, preuves: [], deduit: 0, conteste: false, autres: [] };
	}
	const centimes = sumOf(cells);
	const rivals =
		poste === ''
			? own.flatMap(({ totauxPossibles }) => totauxPossibles)
			: own.flatMap(({ claims }) => claims.map((claim) => claim.centimes));
	return {
		...{ etape, centimes, ...evidenceOf(cells) },
		statut: presenceOf(cells),
		conteste: own.length > 0,
		// Published values compete as published: in constant euros the note gives them, the bar does not.
		autres: reading.selection.deflator ? [] : [...new Set(rivals)].filter((one) => one !== centimes)
	};
}

/**
 * Which nothing a poste is at a stage: what was looked for under its own name, else what its whole dispositif is there when
 * that has nothing either; where the dispositif has money and the poste has none, no source names it.
 */
function nothingAt(
	{ selection: { reference } }: Reading,
	standing: ReturnType<Reading['at']> | undefined,
	etape: Etape,
	poste: string
): Absence {
	if (!standing) return 'absent';
	const { dispositif, exercice, statut, attente } = standing;
	if (attente !== null) return 'non_importe';
	const own = poste === '' ? 'absent' : absenceIndex(reference)(dispositif, exercice, [etape], poste);
	if (own !== 'absent') return own;
	// A year without a price index says nothing of a poste that has no amount there.
	return isAbsence(statut) && statut !== 'sans_indice' ? statut : 'absent';
}

function mainForm(cells: readonly Cell[]): Forme {
	const sums = [...Map.groupBy(cells, ({ forme }) => forme)].map(
		([forme, own]) => [forme, sumOf(own)] as const
	);
	return sums.sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'NV';
}

/** The reasons of the poste, and those of its whole dispositif that name it, from each year to the next one. */
function reasonsBetween(
	{ selection: { reference } }: Reading,
	{ dispositif, poste }: ReadTrack,
	exercices: readonly number[]
): Reason[] {
	const named = (reason: Reason) =>
		reference.motifs.some((row) => reasonOf(row) === reason.texte && fold(row.texte).includes(fold(poste)));
	return exercices.slice(1).flatMap((a) => {
		const years = { dispositif, de: a - 1, a };
		return [
			...reasonsOf(reference, { ...years, poste }),
			...reasonsOf(reference, { ...years, poste: '' }).filter(named)
		];
	});
}
