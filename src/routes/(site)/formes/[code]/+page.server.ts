import { error, redirect } from '@sveltejs/kit';
import { isForme } from '#lib/domain/forme-spec.ts';
import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { definitionOf, labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { FORMES, isComplete, type Forme } from '#lib/domain/vocabulary.ts';
import { contexteFinding } from '#lib/figures/formes-par-annee/contexte-finding.ts';
import {
	formeDeck,
	formeFinding,
	formeTitle,
	knownInPart,
	openFinding,
	openMeaning,
	openTitle,
	toldYear
} from '#lib/words/formes.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { formePlaces, formesYears, formeSurveys, type FormeYear } from '#lib/pages/forme-page.server.ts';
import { recordedOf } from '#lib/figures/besoins-moyens/surveys.server.ts';
import { formePhraseToCopy } from '#lib/pages/point/forme-phrase.server.ts';
import { recipientsOfForme } from '#lib/pages/forme-recipients.server.ts';
import { formesParAnnee, type FormesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../../ask.ts';
import {
	dispositifsWord,
	eurosWords,
	natureWord,
	sentence,
	stageWord,
	yearWords
} from '../../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

const isOpen = (forme: Forme): forme is 'NV' | 'MULTI' => forme === 'NV' || forme === 'MULTI';

/** By name and years, the dispositifs that are not known in full where the most is unknown (R8); `''` where it never is. */
function unknownMaxima({ annees, selection, reading }: FormesParAnnee, known: readonly FormeYear[]): string {
	const unknown = new Set(
		known.filter(({ bornes }) => bornes.bas !== null && bornes.haut === null).map(({ exercice }) => exercice)
	);
	const nameOf = shortNames(selection.dispositifs);
	const years = annees.map(({ exercice }) => exercice).filter((exercice) => unknown.has(exercice));
	const runs = selection.dispositifs.map(({ id }) => ({
		nom: nameOf(id),
		exercices: years.filter((exercice) => {
			const { existe, couverture } = reading.at(id, exercice);
			return existe && !isComplete(couverture);
		})
	}));
	return knownInPart(runs.filter(({ exercices }) => exercices.length > 0));
}

/** What is known of the form, and the figure that shows it: low as the solid part, high as the whole column. */
function moneyOf(db: Database, query: Query, forme: Forme, origin: string) {
	const years = formesYears(db, query);
	const annees = years.find((one) => one.forme === forme)?.annees ?? [];
	const wanted = headline(db, query)?.exercice ?? null;
	const totals = new Map<number, number>();
	for (const { annees: own } of years)
		for (const { exercice, centimes } of own)
			totals.set(exercice, (totals.get(exercice) ?? 0) + (centimes ?? 0));
	const found = formesParAnnee(db, { ...query, forme: [forme] });
	const figure = drawFormesParAnnee(found, null);
	const open = isOpen(forme);
	const told = (exercices?: readonly number[]) =>
		scopeOfReading(found.reading, {
			exercices,
			toutesFormes: true,
			cells: found.reading.cells.filter((cell) => cell.forme === forme)
		});
	const year = toldYear(annees, wanted)?.exercice;
	const portee = told(year === undefined ? undefined : [year]);
	const finding =
		query.perimetre === 'contexte'
			? contexteFinding(portee)
			: open
				? openFinding(portee, forme, annees, totals, wanted)
				: formeFinding(portee, forme, annees, wanted);
	return {
		annees,
		finding,
		inconnu: unknownMaxima(found, annees),
		phrase: open ? null : formePhraseToCopy(db, query, { forme, annees, wanted, origin }),
		deck: open ? openMeaning(forme) : formeDeck(annees, wanted),
		figure: {
			...figure,
			titre: open ? openTitle(told()) : formeTitle(told(), forme)
		}
	};
}

export const load: PageServerLoad = ({ locals, params, url }) =>
	ask(locals.db, url, (query) => {
		const { db } = locals;
		const code = params.code.toUpperCase();
		if (!isForme(code)) {
			error(
				404,
				tr(
					fr`« ${params.code} » n'est pas le code d'une forme. Codes possibles : ${enumerate(FORMES)}.`,
					`“${params.code}” is not the code of a form. Possible codes: ${enumerate(FORMES)}.`
				)
			);
		}
		if (code !== params.code) redirect(308, `/formes/${code}${url.search}`);
		const selection = select(db, query);
		const { reference } = selection;
		const row = reference.formes.find((item) => item.code === code);
		if (!row)
			error(
				404,
				tr(
					fr`La forme ${code} n'est pas décrite dans cette version des données.`,
					`The form ${code} is not described in this version of the data.`
				)
			);
		return {
			forme: {
				code: row.code,
				libelle: labelOf(row),
				definition: definitionOf(row),
				reference: row.reference
			},
			ouverte: isOpen(code),
			...moneyOf(db, query, code, url.origin),
			places: query.perimetre === 'contexte' ? [] : formePlaces(db, query, code),
			organismes: recipientsOfForme(db, selection, code),
			enquetes: isOpen(code) ? [] : formeSurveys(selection, code),
			enregistrees: isOpen(code) ? [] : recordedOf(reference, code),
			sources: Object.fromEntries(reference.sources.map(({ id, titre, url }) => [id, { titre, url }])),
			dispositifs: Object.fromEntries(
				reference.dispositifs.map((item) => [
					item.id,
					{ libelle: labelOf(item), contexte: item.perimetre === 'contexte' }
				])
			),
			libelles: Object.fromEntries(reference.formes.map((item) => [item.code, labelOf(item)])),
			choices: sentence(query, [
				stageWord(query),
				natureWord(query),
				...eurosWords(selection),
				...yearWords(selection),
				dispositifsWord(selection)
			]),
			adresse: writeQuery(query, { forme: [] })
		};
	});
