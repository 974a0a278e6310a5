import { fold } from '#lib/domain/fold.ts';
import { tr } from '#lib/domain/language.ts';
import type { Niveau } from '#lib/domain/vocabulary.ts';

const NIVEAUX_FR: Readonly<Record<Niveau, string>> = {
	central: 'Niveau central',
	deconcentre: 'Niveau déconcentré',
	np: ''
};

const NIVEAUX_EN: Readonly<Record<Niveau, string>> = {
	central: 'Central services',
	deconcentre: 'Local services',
	np: ''
};

/** The name of a poste of a dispositif, or of the level that stands in its place; `''` when nothing is said. */
export function placeName({ poste, niveau }: { readonly poste: string; readonly niveau: Niveau }): string {
	return poste === '' ? tr(NIVEAUX_FR, NIVEAUX_EN)[niveau] : poste;
}

const [UNNAMED_FR, UNNAMED_EN] = ['Poste non précisé', 'Item not stated'];

/** What stands where the source names neither a poste nor a level. */
export const unnamedPoste = (): string => tr(UNNAMED_FR, UNNAMED_EN);

/** Whether some money is of the poste that a reader sees named: its own, the level in its place, or that none is stated. */
export function isNamed(place: { readonly poste: string; readonly niveau: Niveau }, name: string): boolean {
	const names =
		place.poste === ''
			? place.niveau === 'np'
				? [UNNAMED_FR, UNNAMED_EN]
				: [NIVEAUX_FR[place.niveau], NIVEAUX_EN[place.niveau]]
			: [place.poste];
	return names.some((own) => fold(own) === fold(name));
}

/** What a published total leaves once its details are taken off. */
export const undetailed = (): string => tr('Non détaillé', 'Not itemised');
