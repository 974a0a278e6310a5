import type { Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { variationFinding } from '#lib/i18n/comparison.ts';
import { variation } from '#lib/server/analysis/variation.ts';
import { drawVariation, reasonOf } from '#lib/server/figures/variation-annuelle.ts';
import type { Database } from '#lib/server/store/open.ts';
import type { Ecarte } from './view-stages.ts';

/** One year against another, by dispositif and poste. */
export function yearsView(db: Database, query: Query, annees: readonly [number, number]) {
	const found = variation(db, query, annees);
	const changes = found.comparables.map((item) => ({
		libelle: item.libelle,
		ecart: item.ecart ?? 0,
		apres: item.apres.centimes ?? 0,
		postes: item.postes
	}));
	const finding = variationFinding(annees, changes, found.total?.ecart ?? null);
	const [compared, left] = [found.comparables.length, found.ecartes.length];
	const count = (n: number) => (n === 1 ? 'Un dispositif a' : `${n} dispositifs ont`);
	const first = compared === 0 ? "Aucun dispositif n'a" : count(compared);
	const rest =
		left === 0
			? ''
			: left === 1
				? ' Un autre est laissé de côté.'
				: fr` ${left} autres sont laissés de côté.`;
	return {
		finding,
		deck: fr`${first.replace("'", '’')} une valeur comparable en ${annees[0]} et en ${annees[1]}.${rest}`,
		figure: drawVariation(
			found,
			fr`Ce qui change entre ${annees[0]} et ${annees[1]}, par dispositif et par poste`
		),
		ecartes: found.ecartes.map((item): Ecarte => ({
			libelle: item.libelle,
			pourquoi: reasonOf(item, annees)
		}))
	};
}
