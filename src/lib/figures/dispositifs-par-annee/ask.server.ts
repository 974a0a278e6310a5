import type { DispositifSerie, DispositifsParAnneeData } from './data.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, typeset } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/words/allocation-keys.ts';
import { measured } from '#lib/words/scope-words.ts';
import { apartFinding, noAmount, payersFinding } from '#lib/figures/repartition-annee/finding-payers.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { dispositifsParAnnee, type DispositifYears, type DispositifsParAnnee } from './read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { partialPairs } from '#lib/figures/formes-par-annee/read.server.ts';
import {
	motifOf,
	nothingOf,
	officialNotes,
	partsOf,
	yearsWithoutIndex
} from '#lib/figures/formes-par-annee/ask.server.ts';
import { partialRuns, partialSentences } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import {
	etapeEnTitre,
	competingNotes,
	measureWords,
	noIndexNotes,
	sourceLine
} from '#lib/figures/notes.server.ts';
import { precisionOf } from '#lib/figures/repartition-annee/ask.server.ts';

/** What the drawing does with the dispositifs. */
function howToRead({ query, dispositifs }: Selection): string {
	const scale =
		dispositifs.length > 1 && query.mesure === 'montant'
			? [tr('Une seule échelle pour tous les dispositifs.', 'One scale for all schemes.')]
			: [];
	const apart =
		query.perimetre === 'contexte'
			? [tr('Ces dispositifs ne s’additionnent pas.', 'These schemes do not add up.')]
			: [];
	return [...scale, ...apart].join(' ');
}

function subtitle({ query, keys }: Selection, measure: string): string {
	const { mesure } = query;
	const composite =
		query.etape === 'prevu'
			? tr(
					' Prévu : LFI, à défaut PLF, à défaut annonce.',
					' Planned: LFI, failing that PLF, failing that announcement.'
				)
			: '';
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	const shares =
		mesure === 'part' ? tr('en part du total de chacun, ', 'as a share of the total of each, ') : '';
	return typeset(
		`${etapeEnTitre(query.etape)} ${tr('par dispositif et par forme de traite', 'by scheme and form of trafficking')}, ${shares}${measure}.${composite}${hypotheses}`
	);
}

/** What the name leaves out: the dispositif that already holds it, or its object and who runs it. */
function precisionFor({ reference }: Selection, id: string, nom: string): string {
	const row = reference.dispositifs.find((item) => item.id === id);
	if (!row) return '';
	const outer = reference.dispositifs.find((item) => item.id === row.inclus_dans);
	if (outer) return tr(fr`compris dans « ${outer.libelle_fr} »`, `included in “${outer.libelle_en}”`);
	return precisionOf(nom, labelOf(row), row.ministere);
}

function serieOf(
	found: DispositifYears,
	{ selection, contests }: DispositifsParAnnee,
	nom: string
): DispositifSerie {
	const runs = partialRuns(found.annees.flatMap(partialPairs), selection.reference);
	return {
		id: found.dispositif,
		nom,
		precision: precisionFor(selection, found.dispositif, nom),
		annees: found.annees.map((year) => ({
			exercice: year.exercice,
			statut: year.statut,
			etapes: year.etapes,
			couverture: year.couverture,
			enPartie: year.partiels.length > 0,
			preuves: year.preuves,
			deduit: year.deduit,
			total: year.total,
			rien: nothingOf(year, 1),
			parts: partsOf(year, selection.query),
			concurrentes: year.totauxPossibles,
			conteste: contests.some(
				({ dispositif, exercice }) => dispositif === found.dispositif && exercice === year.exercice
			),
			motif: motifOf(year, 1),
			lien: null
		})),
		ruptures: found.ruptures.map(({ avant, apres, texte, comparable, cause }) => ({
			avant,
			apres,
			texte,
			comparable,
			cause
		})),
		partielle: partialSentences(runs),
		lien: null
	};
}

function findingOf(found: DispositifsParAnnee, exercice: number | null, nameOf: (id: string) => string) {
	const { selection, payeurs, series, exercices } = found;
	const paidYears = payeurs.map((payer) => payer.exercice);
	const whole = scopeOfReading(found.reading, { exercices });
	if (paidYears.length === 0) return noAmount(whole);
	if (selection.query.perimetre === 'contexte' || exercice === null) {
		const names = series
			.filter(({ dispositif }) => payeurs.some((payer) => payer.dispositif === dispositif))
			.map(({ dispositif }) => nameOf(dispositif));
		return apartFinding(whole, names, paidYears);
	}
	const payers = payeurs
		.filter((payer) => payer.exercice === exercice)
		.map(({ dispositif, ...payer }) => ({ ...payer, libelle: nameOf(dispositif) }));
	return payersFinding(scopeOfReading(found.reading, { exercices: [exercice] }), exercice, payers);
}

/** The figure `dispositifs-par-annee` in words: what each dispositif gets; `exercice` is the year of the finding. */
export function drawDispositifsParAnnee(
	found: DispositifsParAnnee,
	exercice: number | null
): DispositifsParAnneeData {
	const { selection, series } = found;
	const portee = scopeOfReading(found.reading, { exercices: found.exercices });
	const nameOf = shortNames(selection.dispositifs);
	const labels = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const paid = series.filter(({ annees }) => annees.some((year) => year.parts.length > 0));
	const reserves = noIndexNotes([...new Set(series.flatMap(({ annees }) => yearsWithoutIndex(annees)))]);
	return {
		portee,
		titre: findingOf(found, exercice, nameOf),
		sousTitre: measured(
			portee,
			subtitle(
				selection,
				measureWords(
					selection,
					paid.map((item) => item.dispositif)
				)
			)
		),
		lecture: howToRead(selection),
		sources: sourceLine(selection, found.sources),
		notes: [...competingNotes(found.contests, labels, selection), ...officialNotes(found), ...reserves],
		reserves,
		mesure: selection.query.mesure,
		series: series.map((item) => serieOf(item, found, nameOf(item.dispositif))),
		libelles: Object.fromEntries(selection.reference.formes.map((row) => [row.code, labelOf(row)])),
		enAvant: exercice
	};
}

/** The figure for a query; its finding is of the year that the overview opens with; `null` without a year. */
export function askDispositifsParAnnee(db: Database, query: Query): DispositifsParAnneeData | null {
	const year = headline(db, query)?.exercice ?? null;
	const data = drawDispositifsParAnnee(dispositifsParAnnee(db, query), year);
	return data.series.some((serie) => serie.annees.length > 0) ? data : null;
}
