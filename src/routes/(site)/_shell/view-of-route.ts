import type { Query } from '#lib/domain/query.ts';
import { isFigure } from '#lib/figures/figures.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import type { View } from '#lib/pages/versions/version-band.server.ts';

/** A page as its address names it. */
export interface Route {
	readonly id: string | null;
	readonly params: Readonly<Record<string, string | undefined>>;
}

/** Pages that tell of versions themselves, or of nothing that a version changes. */
const APART = ['/(site)/versions', '/(site)/accessibilite', '/(site)/aide'];

/**
 * What a page shows, for the band of older versions: its view, and the query narrowed to what its path names. A page that
 * is not known shows every stage.
 */
export function viewOfRoute(
	{ id, params }: Route,
	query: Query
): { readonly view: View; readonly query: Query } {
	const route = id ?? '';
	const [line, year] = [params['id'] ?? '', Number(params['annee'] ?? params['exercice'] ?? '')];
	const under = (root: string) => route === root || route.startsWith(`${root}/`);
	if (under('/(site)/lignes/[id=entier]')) return { view: { kind: 'ligne', id: Number(line) }, query };
	if (under('/(site)/lignes') || under('/(site)/beneficiaires')) return { view: { kind: 'lignes' }, query };
	if (under('/(site)/sources')) return { view: { kind: 'sources' }, query };
	if (under('/(site)/methode')) return { view: { kind: 'vocabulaires' }, query };
	if (APART.some(under)) return { view: { kind: 'rien' }, query };
	if (under('/(site)/formes')) {
		const forme = FORMES.filter((code) => code === (params['code'] ?? '').toUpperCase());
		return { view: { kind: 'repartition' }, query: { ...query, forme } };
	}
	if (under('/(site)/figures') && isFigure(line)) return { view: { kind: 'figure', id: line }, query };
	if (route === '/(site)') return { view: { kind: 'repartition' }, query };
	if (under('/(site)/annees') && Number.isInteger(year) && year > 0) {
		return { view: { kind: 'etapes' }, query: { ...query, de: year - 1, a: year } };
	}
	if (under('/(site)/dispositifs')) {
		const own = Object.values(params).filter((value) => value !== undefined);
		return { view: { kind: 'etapes' }, query: { ...query, dispositif: own } };
	}
	const [from, to] = query.annees;
	if (under('/(site)/comparer') && from !== undefined && to !== undefined) {
		return { view: { kind: 'repartition' }, query: { ...query, de: from, a: to } };
	}
	return { view: { kind: 'etapes' }, query };
}
