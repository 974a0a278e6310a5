import { writeQuery, type EtapeDemandee, type Query } from '#lib/domain/query.ts';
import { choicesOf, type FilterChoices } from '../filter-choices.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** What `/comparer` sets side by side. */
export type Vue = 'etapes' | 'annees' | 'dispositifs';

/** The stages compared when the address names none. */
export const PAR_DEFAUT: readonly EtapeDemandee[] = ['lfi', 'execution'];

const PAIRES: readonly { readonly value: string; readonly label: string }[] = [
	{ value: 'lfi,execution', label: 'le voté et le dépensé' },
	{ value: 'annonce,lfi', label: 'l’annoncé et le voté' },
	{ value: 'plf,lfi', label: 'le projet de loi et le voté' },
	{ value: 'ouvert,execution', label: 'l’ouvert et le dépensé' }
];

/** What the sentence of `/comparer` offers and what the address chose. */
export interface ComparisonChoices extends FilterChoices {
	readonly vue: Vue;
	readonly paires: readonly { readonly value: string; readonly label: string }[];
	readonly paire: string;
	readonly deux: readonly number[];
	readonly cote: readonly string[];
	/** The other comparisons, each a link that keeps nature, euros and version. */
	readonly vues: readonly { readonly label: string; readonly adresse: string; readonly courante: boolean }[];
}

/** Two years win over two stages, which win over two dispositifs. */
export function vueOf(query: Query): Vue {
	if (query.annees.length === 2) return 'annees';
	if (query.etapes.length === 2) return 'etapes';
	return query.dispositif.length === 2 ? 'dispositifs' : 'etapes';
}

/** Two stages as the sentence writes them, whatever the order asked. */
function pairOf(etapes: readonly EtapeDemandee[]): string {
	const asked = etapes.length === 2 ? etapes : PAR_DEFAUT;
	const known = PAIRES.find(({ value }) => asked.every((etape) => value.split(',').includes(etape)));
	return known?.value ?? asked.join(',');
}

/** The choices of the sentence. `deux` are the two years to offer when the address names none. */
export function comparisonChoices(selection: Selection, deux: readonly number[]): ComparisonChoices {
	const { query } = selection;
	const choices = choicesOf(selection);
	const vue = vueOf(query);
	const paire = pairOf(query.etapes);
	const others = query.etapes.length === 2 && !PAIRES.some(({ value }) => value === paire);
	const ids = choices.dispositifs.map((item) => item.value);
	const cote = query.dispositif.length === 2 ? query.dispositif : ids.slice(0, 2);
	const adresse = (changes: Parameters<typeof writeQuery>[1]) => {
		const cleared = { annees: [], etapes: [], dispositif: [], de: undefined, a: undefined, etape: undefined };
		return `/comparer${writeQuery(query, { ...cleared, ...changes })}`;
	};
	const annonce = paire === 'annonce,lfi';
	return {
		...choices,
		vue,
		paires: others ? [...PAIRES, { value: paire, label: paire.split(',').join(' et ') }] : PAIRES,
		paire,
		deux: query.annees.length === 2 ? query.annees : deux,
		cote,
		vues: [
			{ label: 'Voté et dépensé', adresse: adresse({}), courante: vue === 'etapes' && !annonce },
			{ label: 'Deux années', adresse: adresse({ annees: deux }), courante: vue === 'annees' },
			{
				label: 'Annoncé et voté',
				adresse: adresse({ etapes: ['annonce', 'lfi'] }),
				courante: vue === 'etapes' && annonce
			},
			{ label: 'Deux dispositifs', adresse: adresse({ dispositif: cote }), courante: vue === 'dispositifs' }
		]
	};
}
