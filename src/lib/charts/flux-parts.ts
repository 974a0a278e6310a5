import { MARQUES, type Marque } from './palette.ts';
import type { FluxData, FluxLien } from './flux.ts';

/** A form, or what has none, with all that reaches it in cents. */
export interface FluxMarque {
	readonly marque: Marque;
	readonly centimes: number;
}

/** A link with its rank among those of its dispositif: what a reading calls it by. */
export interface RankedLink extends FluxLien {
	readonly part: number;
}

const sum = (liens: readonly FluxLien[]) => liens.reduce((total, lien) => total + lien.centimes, 0);

/** What the drawing shows, in cents. */
export const drawnTotal = ({ liens }: FluxData) => sum(liens);

/** The marks that money reaches, in the order of every figure. */
export function marksReached({ liens }: FluxData): FluxMarque[] {
	return MARQUES.map((marque) => ({
		marque,
		centimes: sum(liens.filter((lien) => lien.marque === marque))
	})).filter((item) => item.centimes > 0);
}

/** The links in the order in which they are drawn: by dispositif, by poste, by mark, what is said last. */
export function rankedLinks({ dispositifs, postes, liens }: FluxData): RankedLink[] {
	return dispositifs.flatMap(({ cle }) =>
		postes
			.filter((poste) => poste.dispositif === cle)
			.flatMap((poste) =>
				liens
					.filter((lien) => lien.dispositif === cle && lien.poste === poste.cle)
					.sort((a, b) => rank(a) - rank(b))
			)
			.map((lien, part) => ({ ...lien, part }))
	);
}

const rank = ({ marque, annonce, parCle }: FluxLien) =>
	MARQUES.findIndex((item) => item === marque) * 4 + Number(annonce) * 2 + Number(parCle);
