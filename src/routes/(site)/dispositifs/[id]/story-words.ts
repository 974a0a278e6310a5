import { language, tr } from '#lib/domain/language.ts';
import { formatNumber } from '#lib/domain/money.ts';
import { noteOf, placeOf } from '#lib/domain/reference-labels.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { lowerFirst, typeset, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import { breakSentence } from '#lib/figures/shell/words.ts';
import { othersControlledSentence } from '#lib/words/controls.ts';
import { controlSentence } from '#lib/words/control-sentence.ts';
import { duringYears, searchHeading } from '#lib/words/dispositifs.ts';
import { controlsToTell } from '#lib/server/analysis/disputes/controls.ts';
import type { DispositifStory } from '#lib/pages/dispositif-page.server.ts';
import type { PosteTable } from '#lib/pages/dispositif-postes.server.ts';
import { undetailed } from '#lib/server/analysis/counted/place-name.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';

import { posteName } from '#lib/figures/flux/places.server.ts';
import { sayDate, writtenWords } from '#lib/figures/carte-transparence/finding.ts';

const between = (de: number, a: number) =>
	duringYears(Array.from({ length: a - de + 1 }, (_, index) => de + index));

/** Where the dispositif is written, in runs of years, and what breaks its series. */
export function writtenRuns({ inscriptions, ruptures }: DispositifStory) {
	return {
		inscriptions: inscriptions.map((item) => {
			const { phrase } = writtenWords(item);
			const place =
				item.programme === ''
					? ''
					: `programme ${item.programme}${item.actions.length === 0 ? '' : `, ${item.actions.length === 1 ? 'action' : 'actions'} ${item.actions.join(', ')}`}`;
			return {
				annees: upperFirst(between(item.de, item.a)),
				lieu: place,
				phrase: phrase === typeset(place) ? '' : phrase
			};
		}),
		ruptures: ruptures.map(({ avant, apres, texte, comparable }) => ({
			titre: tr(`Entre ${avant} et ${apres}`, `Between ${avant} and ${apres}`),
			texte: typeset(breakSentence(texte, comparable))
		}))
	};
}

/** How far each run of years is covered, with its reason. */
export function coverageRuns({ selection, summary }: DispositifStory) {
	const coverage = coverageIndex(selection.reference);
	const notes = new Map(
		selection.reference.couverture
			.filter((row) => row.dispositif === summary.row.id)
			.map((row) => [row.exercice, noteOf(row)])
	);
	const runs: { couverture: string; note: string; exercices: number[] }[] = [];
	for (const exercice of summary.exercices) {
		const couverture = coverage(summary.row.id, exercice);
		const kind = LIBELLES.couverture[couverture];
		const words =
			couverture === 'non_declaree'
				? tr('couverture non déclarée', 'coverage not declared')
				: tr(`couverture ${kind}`, `${kind} coverage`);
		const note = typeset(notes.get(exercice) ?? '');
		const open = runs.at(-1);
		if (open && open.couverture === words && open.note === note) open.exercices.push(exercice);
		else runs.push({ couverture: words, note, exercices: [exercice] });
	}
	return runs.map(({ couverture, note, exercices }) => ({
		annees: upperFirst(duringYears(exercices)),
		couverture,
		note
	}));
}

/** What was searched, by stage, poste and result, with where and when. */
export function searches(rows: readonly ReferenceRow<'recherches'>[]) {
	const groups = new Map<string, ReferenceRow<'recherches'>[]>();
	for (const row of rows) {
		const key = `${row.poste} ${row.etape} ${row.resultat}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups].flatMap(([cle, own]) => {
		const [first] = own;
		if (!first) return [];
		const years = [...new Set(own.map((row) => row.exercice))].sort((a, b) => a - b);
		const places = new Map<string, { exercices: number[]; enFrancais: boolean }>();
		for (const row of own) {
			const where = `${placeOf(row)} (${sayDate(row.date)})`;
			const place = places.get(where) ?? {
				exercices: [],
				enFrancais: language() !== 'fr' && !row.ou_en?.trim()
			};
			place.exercices.push(row.exercice);
			places.set(where, place);
		}
		return [
			{
				cle,
				titre: searchHeading(first.etape, first.poste, first.resultat, years),
				lieux: [...places].map(([ou, { exercices, enFrancais }]) => ({
					annees: upperFirst(duringYears(exercices.sort((a, b) => a - b))),
					ou: typeset(ou),
					enFrancais
				}))
			}
		];
	});
}

/** The published totals against their details, each with its line; those without any detail are named apart. */
export function controls(story: DispositifStory, suffix: string) {
	const named = story.controls.map((control) => ({
		...control,
		nom: `${upperFirst(LIBELLES.etapeCourte[control.etape])} ${control.exercice}`
	}));
	const alone = named.filter(({ outcome }) => outcome === 'seul');
	const slots = new Map<string, [(typeof named)[number], ...typeof named]>();
	for (const control of alone) {
		const known = slots.get(control.nom);
		if (known) known.push(control);
		else slots.set(control.nom, [control]);
	}
	const { told, left } = controlsToTell(named.filter(({ outcome }) => outcome !== 'seul'));
	return {
		compares: told.map(({ line, nom, total, details, outcome }) => ({
			line,
			phrase: controlSentence(nom, { total, details, issue: outcome })
		})),
		autres:
			left === 0
				? null
				: {
						phrase: othersControlledSentence(left),
						adresse: `/verifier?dispositif=${story.summary.row.id}`
					},
		nombreSeuls: alone.length,
		seuls: [...slots.values()].map(([first, ...others]) => {
			if (others.length === 0) return { nom: first.nom, adresse: `/lignes/${first.line}${suffix}` };
			const params = new URLSearchParams({
				dispositif: first.dispositif,
				de: String(first.exercice),
				a: String(first.exercice),
				etape: first.etape
			});
			if (story.query.v !== undefined) params.set('v', String(story.query.v));
			return { nom: `${first.nom} (${others.length + 1})`, adresse: `/lignes?${params.toString()}` };
		})
	};
}

/** The postes as a table of words; `null` when no source tells postes apart. Of a year known in part, a total is « ≥ » (R8). */
export function posteTable(
	{ exercices, postes }: PosteTable,
	titre: string,
	isPartial: (exercice: number) => boolean
) {
	const only = postes.length <= 1 && postes.every((row) => row.poste === '' && row.niveau === 'np');
	if (postes.length === 0 || only) return null;
	const short: Readonly<Record<Etape, string>> = LIBELLES.etapeCourte;
	return {
		titre,
		exercices: exercices.map(({ exercice, etape, deduit }) => ({
			exercice,
			etape: deduit ? `${short[etape]}, ${LIBELLES.statut.deduit}` : short[etape]
		})),
		lignes: postes.map((row, rank) => ({
			cle: `${rank}`,
			nom:
				row.nombre > 1 ? tr(`${row.nombre} autres postes`, `${row.nombre} other items`) : typeset(named(row)),
			plusieurs: row.nombre > 1,
			cite: row.nombre === 1 && row.poste !== '' && !row.nonDetaille,
			montants: exercices.map(({ exercice }) => {
				const cell = row.annees.get(exercice);
				return cell === undefined ? null : { texte: formatNumber(cell.centimes), zero: cell.zero };
			})
		})),
		totaux: exercices.map(({ exercice }) => ({
			texte: formatNumber(postes.reduce((sum, row) => sum + (row.annees.get(exercice)?.centimes ?? 0), 0)),
			auMoins: isPartial(exercice)
		}))
	};
}

function named(row: PosteTable['postes'][number]): string {
	const name = posteName(row);
	const rest = undetailed();
	return row.nonDetaille && name !== rest ? `${name}, ${lowerFirst(rest)}` : name;
}
