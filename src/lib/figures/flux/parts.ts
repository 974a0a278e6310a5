import { FORMES, type Forme } from '#lib/domain/vocabulary.ts';
import { MARQUES, type Marque } from '#lib/drawing/palette.ts';
import type { FluxData, FluxLien } from './data.ts';

/** A form, or what has none, with all that reaches it in cents. What no detail explains has no form: it is in `NV` (R3). */
export interface FluxForme {
	readonly forme: Forme;
	/** How it is drawn: money of the context has no form to say. */
	readonly marque: Marque;
	readonly centimes: number;
	/** What is taken back of it and not drawn, zero or less. */
	readonly repris: number;
	/** Part of it that a published total holds beyond its details. */
	readonly nonDetaille: number;
}

/** A link with its rank among those of its dispositif: what a reading calls it by. */
export interface RankedLink extends FluxLien {
	readonly part: number;
}

const sum = (liens: readonly FluxLien[]) => liens.reduce((total, lien) => total + lien.centimes, 0);

/** What the drawing shows, in cents. */
export const drawnTotal = ({ liens }: FluxData) => sum(liens);

/** Whether money of a link ends at a form. */
export const reaches = ({ marque }: FluxLien, forme: Forme) =>
	marque === forme || (forme === 'NV' && (marque === 'NON_DETAILLE' || marque === 'CONTEXTE'));

/** The forms that money reaches, in the order of every figure. */
export function formsReached({ liens, repris }: FluxData): FluxForme[] {
	return FORMES.map((forme): FluxForme => ({
		forme,
		marque: forme === 'NV' && liens.some(({ marque }) => marque === 'CONTEXTE') ? 'CONTEXTE' : forme,
		centimes: sum(liens.filter((lien) => reaches(lien, forme))),
		repris: repris[forme] ?? 0,
		nonDetaille: forme === 'NV' ? sum(liens.filter((lien) => lien.marque === 'NON_DETAILLE')) : 0
	})).filter((item) => item.centimes > 0);
}

/** The links in the order in which they are drawn: by dispositif, by poste, by mark, what is said last. */
export function rankedLinks({ dispositifs, postes, liens }: FluxData): RankedLink[] {
	return dispositifs.flatMap(({ id }) =>
		postes
			.filter((poste) => poste.dispositif === id)
			.flatMap((poste) =>
				liens
					.filter((lien) => lien.dispositif === id && lien.poste === poste.id)
					.sort((a, b) => rank(a) - rank(b))
			)
			.map((lien, part) => ({ ...lien, part }))
	);
}

const rank = ({ marque, annonce, parCle, deduit }: FluxLien) =>
	MARQUES.findIndex((item) => item === marque) * 8 +
	Number(annonce) * 4 +
	Number(parCle) * 2 +
	Number(deduit);
