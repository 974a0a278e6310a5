import { contexteFinding } from '#lib/figures/formes-par-annee/contexte-finding.ts';
import { staffWords } from '#lib/words/staff.ts';
import { allocationDeck, highestRate, yearFinding } from '#lib/figures/formes-par-annee/finding.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { carryDataset } from '#lib/export/schemas/dataset.ts';
import { gaps } from '#lib/pages/gaps.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { writeQuery } from '#lib/domain/query.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { ask } from '../ask.ts';
import { dispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/read.server.ts';
import { drawDispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/ask.server.ts';
import { askFormesAnnees } from '#lib/figures/formes-annees/ask.server.ts';
import { askSuiviPoste } from '#lib/figures/suivi-poste/ask.server.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { choicesOf } from './_filters/filter-choices.ts';
import { overviewQuestions } from './_overview/overview-questions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const figure = formesParAnnee(locals.db, query);
		const year = headline(locals.db, query);
		const rates = attributionRates(locals.db, query).parExercice.filter((rate) =>
			figure.annees.some((shown) => shown.exercice === rate.exercice)
		);
		// The sentences that open the page tell every form, on evidence alone, whatever the reader asks to see.
		const portee = scopeOfReading(year?.reading ?? figure.reading, {
			exercices: year ? [year.exercice] : undefined,
			toutesFormes: true
		});
		const money = year && { ...year, sansIndice: false, depense: null };
		// Shares and keys are of forms: whoever asks for them sees the forms by year.
		const staged = year !== null && query.mesure === 'montant' && query.cles === 'sans';
		const suivi = staged ? askSuiviPoste(locals.db, query) : null;
		const { reference, version } = figure.selection;
		const at = readVersion(locals.db, version)?.createdAt ?? '';
		return {
			jeu: carryDataset({ version, at, reference, origin: url.origin }),
			finding: money
				? yearFinding(portee, money)
				: query.perimetre === 'contexte'
					? contexteFinding(portee)
					: null,
			deck:
				year &&
				money &&
				allocationDeck(
					portee,
					money,
					staffWords(
						figure.selection.reference.dispositifs.filter((row) => year.dispositifs.includes(row.id))
					)
				),
			// Money of the context has no form to be awaited: it has no grid.
			grille: year && askFormesAnnees(locals.db, query, figure),
			suivi: suivi && suivi.exercices.length > 0 ? suivi : null,
			figure: drawFormesParAnnee(figure, year?.exercice ?? null),
			payers: drawDispositifsParAnnee(dispositifsParAnnee(locals.db, query), year?.exercice ?? null),
			rates,
			onlyForme: year?.formes.length === 1 ? (year.formes[0]?.forme ?? null) : null,
			ratesTitle: highestRate(scopeOfReading(figure.reading, { toutesFormes: true }), rates),
			questions: year ? overviewQuestions(locals.db, query, year) : [],
			gaps: gaps(locals.db, { ...query, de: figure.annees[0]?.exercice, a: figure.annees.at(-1)?.exercice }),
			// Years to choose from do not shrink with those chosen.
			choices: choicesOf({ ...select(locals.db, { ...query, de: undefined, a: undefined }), query }, [
				figure.annees[0]?.exercice,
				figure.annees.at(-1)?.exercice
			]),
			// Dispositifs of the contexte are read one by one (R5): the figure shows one, the others are a link away.
			contexte: (query.perimetre === 'contexte'
				? select(locals.db, { ...query, dispositif: [] }).dispositifs
				: []
			).map((row) => ({
				libelle: labelOf(row),
				adresse: writeQuery(query, { dispositif: [row.id] }),
				montre: figure.selection.dispositifs.some((shown) => shown.id === row.id)
			}))
		};
	});
