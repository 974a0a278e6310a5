import { isComplete, LIBELLES } from '#lib/domain/vocabulary.ts';
import type { RepartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';
import { silences, stagesOf, type YearReview } from './year-review.server.ts';
import { tr } from '#lib/domain/language.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { silencesSaid } from '#lib/words/year/year-finding.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { amountFact, payersFact, rateFact, withoutFormFact, type Fact } from '#lib/words/year/year-facts.ts';
import { scopeOfYear } from '#lib/figures/repartition-annee/ask.server.ts';

/** What a year comes to; `null` too when zeros are all that is known of it: one dispositif that paid nothing says nothing of the others. */
export const knownTotal = ({ total, muets }: RepartitionAnnee): number | null =>
	total === 0 && muets.length > 0 ? null : total;

function amountOf(found: RepartitionAnnee): Fact {
	const { selection, dispositifs } = found;
	const { query, reference } = selection;
	const paying = dispositifs.map((share) => share.dispositif);
	return amountFact({
		portee: scopeOfYear(found),
		etape: query.etape,
		total: knownTotal(found),
		etapes: stagesOf(found),
		nature: query.nature,
		natureNonPrecisee: dispositifs.reduce((sum, share) => sum + share.natureNonPrecisee, 0),
		horsPersonnel: reference.dispositifs.some(
			(row) => paying.includes(row.id) && row.hors_personnel === 'oui'
		),
		muets: silences(found.muets, shortNames(selection.dispositifs))
	});
}

/** A fact with those that paid nothing, a published zero or one that we deduce, told apart from those of which nothing is known (R10). */
function withZeros(fact: Fact, { dispositifs, selection, total, muets }: RepartitionAnnee): Fact {
	const zeros = dispositifs.filter(({ centimes }) => centimes === 0);
	if (zeros.length === 0 || (total === 0 && muets.length === 0)) return fact;
	const nameOf = shortNames(selection.dispositifs);
	const told = [false, true].flatMap((deduced) => {
		const own = zeros.filter(({ statut }) => (statut === 'deduit') === deduced);
		const kind = deduced ? tr('zéro déduit par nous', 'a zero deduced by us') : LIBELLES.statut.zero;
		return own.length === 0
			? []
			: [`${kind}${tr('\u00A0: ', ': ')}${enumerate(own.map(({ dispositif }) => nameOf(dispositif)))}`];
	});
	return { ...fact, detail: [fact.detail, ...told].filter((text) => text !== '').join(tr('\u00A0; ', '; ')) };
}

/** Whether the total may not be all that the dispositifs in being had (R8). */
export const isPartial = ({ couverture }: RepartitionAnnee) => !isComplete(couverture);

/** The band of facts of a year: planned, spent, rate, without form, who pays. */
export function factsOf(review: YearReview): Fact[] {
	const { repartition, enFace, taux, payeurs } = review;
	const { total, nonAttribue, selection } = repartition;
	const partiel = isPartial(repartition);
	const facing = amountOf(enFace);
	// Of what was spent, who spent it says more than its stage: several dispositifs rarely publish it together.
	const nameOf = shortNames(selection.dispositifs);
	const spentBy = enumerate(
		enFace.dispositifs.filter(({ centimes }) => centimes !== 0).map((share) => nameOf(share.dispositif))
	);
	const silent = knownTotal(enFace) === null ? '' : silencesSaid(silences(enFace.muets, nameOf));
	const detail = [spentBy, facing.detail, silent].filter((text) => text !== '').join(tr('\u00A0; ', '; '));
	const known = knownTotal(repartition);
	return [
		withZeros(amountOf(repartition), repartition),
		withZeros({ ...facing, detail }, enFace),
		rateFact(taux, known === null ? null : total),
		withoutFormFact({
			total: known,
			nonAttribue,
			annonce: review.nonAttribueAnnonce,
			partiel,
			cles: selection.query.cles === 'avec' && selection.keys.length > 0
		}),
		payersFact(payeurs)
	];
}
