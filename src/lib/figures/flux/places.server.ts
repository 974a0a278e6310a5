import type { FluxLien, FluxPoste } from './data.ts';
import { markOf } from '#lib/figures/stacked-years/stack-parts.ts';
import { fold } from '#lib/domain/fold.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Flow, FlowPlace } from './read.server.ts';
import { placeName, undetailed, unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';

/** Postes shown of one dispositif: the others run together, their count said. */
const MOST = 8;

/** The name of a poste; where the source names none, its level, or that nothing details it. */
export function posteName(place: Pick<FlowPlace, 'poste' | 'niveau' | 'nonDetaille'>): string {
	return placeName(place) || (place.nonDetaille ? undetailed() : unnamedPoste());
}

const posteKeyOf = (place: FlowPlace) => `${place.dispositif}\u001F${fold(posteName(place))}`;
const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

/** Money above zero through one poste of one dispositif. */
export interface PosteFlows {
	readonly id: string;
	readonly dispositif: string;
	readonly nom: string;
	/** Whether the source names it. */
	readonly nomme: boolean;
	readonly centimes: number;
	readonly flows: readonly Flow[];
}

/** The flows by poste, by dispositif in the order given; money tied to a form first, the largest first. */
export function postesOf(flows: readonly Flow[], dispositifs: readonly string[]): PosteFlows[] {
	const postes = new Map<string, Flow[]>();
	for (const flow of flows) {
		const own = postes.get(posteKeyOf(flow));
		if (own) own.push(flow);
		else postes.set(posteKeyOf(flow), [flow]);
	}
	const tied = (own: readonly Flow[]) => own.some((flow) => flow.forme !== 'NV' && flow.forme !== 'MULTI');
	return [...postes]
		.flatMap(([id, own]): PosteFlows[] => {
			const [first] = own;
			if (!first) return [];
			const { dispositif, poste } = first;
			return [{ id, dispositif, nom: posteName(first), nomme: poste !== '', centimes: sum(own), flows: own }];
		})
		.sort(
			(a, b) =>
				dispositifs.indexOf(a.dispositif) - dispositifs.indexOf(b.dispositif) ||
				Number(tied(b.flows)) - Number(tied(a.flows)) ||
				b.centimes - a.centimes ||
				a.nom.localeCompare(b.nom, 'fr')
		);
}

/** Postes and links as the figure draws them, the smallest postes of a dispositif together when there are too many. */
export function drawnPlaces(
	postes: readonly PosteFlows[],
	repris: readonly Flow[],
	contexte: boolean
): { postes: FluxPoste[]; liens: FluxLien[] } {
	const drawn = [...new Set(postes.map((poste) => poste.dispositif))].flatMap((dispositif) => {
		const own = postes.filter((poste) => poste.dispositif === dispositif);
		const kept = new Set([...own].sort((a, b) => b.centimes - a.centimes).slice(0, MOST - 1));
		const rest = own.filter((poste) => !kept.has(poste));
		if (rest.length < 2) return own;
		const id = `${dispositif}\u001F\u001F`;
		const nom = tr(fr`${rest.length} autres postes`, `${rest.length} other items`);
		const flows = rest.flatMap((poste) => poste.flows);
		return [
			...own.filter((poste) => kept.has(poste)),
			{ id, dispositif, nom, nomme: false, centimes: sum(rest), flows }
		];
	});
	const liens = drawn.flatMap(({ id: poste, dispositif, flows }) => {
		const links = new Map<string, FluxLien>();
		for (const { forme, nonDetaille, etape, statut, cle: key, centimes } of flows) {
			const marque = markOf({ forme, nonDetaille, contexte });
			const signs = {
				marque,
				annonce: etape === 'annonce',
				parCle: key !== null,
				deduit: statut === 'deduit'
			} as const;
			const id = Object.values(signs).join(' ');
			const known = links.get(id)?.centimes ?? 0;
			links.set(id, { dispositif, poste, ...signs, centimes: known + centimes });
		}
		return [...links.values()];
	});
	return {
		postes: drawn.map(({ id, dispositif, nom, centimes, flows }) => {
			const keys = new Set(flows.map(posteKeyOf));
			return {
				...{ id, dispositif, nom, centimes },
				poste: keys.size > 1 || nom === undetailed() ? null : nom,
				repris: sum(repris.filter((flow) => keys.has(posteKeyOf(flow))))
			};
		}),
		liens
	};
}
