import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, typeset } from '#lib/domain/typography.ts';
import { isNonAttribuee } from '#lib/domain/vocabulary.ts';
import { keyScope, keyShares, noKey } from '#lib/words/allocation-keys.ts';
import { formatDay } from '#lib/words/dates.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { contests } from '#lib/server/analysis/disputes/competing.ts';
import { controlsOf } from '#lib/server/analysis/disputes/controls.ts';
import { keysInForce, type KeyInForce } from '#lib/server/analysis/counted/keys-in-force.ts';
import { natureEnTitre } from '#lib/figures/notes.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../ask.ts';
import type { PageServerLoad } from './$types';

/** Worked examples, computed from the base: a rule without an example in the data has none. */
function examples(db: Database, query: Query): Partial<Record<string, string>> {
	const selection = select(db, query);
	const labels = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const titles = new Map(selection.reference.sources.map((row) => [row.id, row.titre]));
	const nameOf = (source: string) => titles.get(source) ?? source;
	const found: Partial<Record<string, string>> = {};

	const control = controlsOf(db, selection).find((item) => item.outcome === 'non_detaille');
	if (control) {
		const { dispositif, exercice, total, details } = control;
		const place = `${labels.get(dispositif) ?? dispositif}, ${exercice}`;
		const [all, part, rest] = [total, details, total - details].map(formatEuros);
		found['R3'] = tr(
			fr`${place} : total ${all ?? ''}, détails ${part ?? ''}, donc ${rest ?? ''} non détaillés.`,
			`${place}: total ${all ?? ''}, details ${part ?? ''}, so ${rest ?? ''} not itemised.`
		);
	}
	const contest = contests(db, selection).find((item) => item.role === 'total') ?? contests(db, selection)[0];
	const retained = contest?.claims.find((claim) => claim.retenue);
	const other = contest?.claims.find((claim) => !claim.retenue && claim.centimes !== retained?.centimes);
	if (contest && retained && other) {
		const place = `${labels.get(contest.dispositif) ?? contest.dispositif}, ${contest.exercice}`;
		const [kept, left] = [formatEuros(retained.centimes), formatEuros(other.centimes)];
		found['R4'] = tr(
			fr`${place} : ${kept} selon « ${nameOf(retained.source)} », ${left} selon « ${nameOf(other.source)} ». La première est retenue.`,
			`${place}: ${kept} according to “${nameOf(retained.source)}”, ${left} according to “${nameOf(other.source)}”. The first is retained.`
		);
	}
	const year = headline(db, query);
	if (year) {
		const top = formatEuros(year.nonAttribue);
		found['R8'] = tr(
			year.complete
				? fr`En ${year.exercice}, entre 0 € et ${top} concernent une forme à laquelle aucun montant n'est rattaché.`
				: fr`En ${year.exercice}, rien n'est rattaché à la plupart des formes, ${top} n'ont pas de forme connue et un dispositif n'est connu qu'en partie : leur borne haute est inconnue.`,
			year.complete
				? `In ${year.exercice}, between €0 and ${top} is for a form to which no amount is attributed.`
				: `In ${year.exercice}, nothing is attributed to most forms, ${top} has no known form and a scheme is only known in part: their upper bound is unknown.`
		);
		const rate = attributionRates(db, query).parExercice.find((item) => item.exercice === year.exercice);
		if (rate && rate.attribue !== null && rate.total !== null) {
			const [part, whole] = [formatEuros(rate.attribue), formatEuros(rate.total)];
			const share = formatPercent(rate.attribue, rate.total);
			found['R9'] = tr(
				fr`En ${year.exercice} : ${part} sur ${whole}, soit ${share}.`,
				`In ${year.exercice}: ${part} out of ${whole}, that is ${share}.`
			);
		}
	}
	return found;
}

/** A key in words; its figures are those of its own dispositif, with keys. */
function tellKey({ id, libelle, posteEcrit, beneficiaireEcrit, de, a, ...key }: KeyInForce) {
	const scope = { libelle, poste: posteEcrit, beneficiaire: beneficiaireEcrit, de, a };
	const parts = key.parts.flatMap(({ forme, ...shares }) =>
		isNonAttribuee(forme) ? [] : [{ forme, ...shares }]
	);
	const source =
		key.titreSource === '' ? '' : ` ${tr('D’après :', 'From:')} ${key.titreSource.replace(/\.$/, '')}.`;
	const perimetre = key.contexte ? '&perimetre=contexte' : '';
	return {
		id,
		champ: keyScope(scope),
		parts: keyShares(parts),
		methode: typeset(key.methode),
		signature: typeset(
			`${tr('Hypothèse', 'Hypothesis')} ${formatDay(key.date, true)}, ${key.auteur}.${source}`
		),
		contexte: key.contexte,
		adresse: `/?cles=avec&dispositif=${key.dispositif}${perimetre}`,
		mouvements: key.mouvements
	};
}

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { reference, version } = select(locals.db, query);
		return {
			examples: examples(locals.db, { ...query, dispositif: [], forme: [] }),
			formes: [...reference.formes].sort((a, b) => a.ordre - b.ordre),
			dispositifs: [...reference.dispositifs].sort((a, b) => a.ordre - b.ordre),
			cles: keysInForce(locals.db, query).map(tellKey),
			sansCle: noKey(version),
			natureLue: typeset(`en ${natureEnTitre(query.nature)}`)
		};
	});
