import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { anyFigure } from '#lib/figures/stacked-years/figures.fixture.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import type { FormesAnneesData, Panel } from './data.ts';

const sum = (parts: readonly { readonly centimes: number }[]) =>
	parts.reduce((total, { centimes }) => total + centimes, 0);

/** Any years as a grid: their forms in panels, what has no form in the last. */
export const anyGrid = anyFigure.map(({ annees, ruptures, libelles = {} }): FormesAnneesData => {
	const panel = (id: string, formes: Panel['formes'], nom: string): Panel => ({
		...{ id, formes, nom, lien: `/formes/${id}` },
		victimes: id === 'SEX' ? { part: 7432, formes: ['SEX'] } : null,
		annees: annees.map((barre, index) => {
			const isOwn = ({ forme }: (typeof barre.parts)[number]) =>
				id === 'NV' ? forme === 'NV' || forme === 'MULTI' : (formes as readonly string[]).includes(forme);
			const parts = barre.parts.filter(isOwn);
			const open = barre.parts.filter(({ forme }) => forme === 'NV' || forme === 'MULTI');
			const total = parts.length === 0 ? null : sum(parts);
			const echo = id === 'NV' ? 0 : sum(open);
			const shown = parts.length > 0 || (id !== 'NV' && open.length > 0);
			return {
				genre: barre.parts.length === 0 ? 'vide' : shown ? 'argent' : index % 2 === 0 ? 'inconnu' : 'rien',
				barre: { ...barre, parts, total, concurrentes: [], conteste: index % 3 === 0 },
				echo,
				auMoins: barre.enPartie,
				haut: null
			};
		})
	});
	return {
		portee: scopeWith(),
		titre: sentence(''),
		sousTitre: sentence(''),
		sources: '',
		notes: [],
		panneaux: [
			panel('SEX', ['SEX'], 'Exploitation sexuelle'),
			panel('TRAV', ['TRAV'], 'Exploitation par le travail (hors domestique)'),
			panel('AUTRES', FORMES_ATTRIBUEES.slice(2), 'Les neuf autres formes')
		],
		ouvert: panel('NV', [], 'Non attribué'),
		ruptures,
		lue: annees[Math.floor(annees.length / 2)]?.exercice ?? null,
		enquete: { annee: 2018, base: 'accompagnees', repondants: 53 },
		bosses: [{ nom: 'Fonds', exercices: annees.slice(-1).map(({ exercice }) => exercice) }],
		contexte: false,
		libelles
	};
});
