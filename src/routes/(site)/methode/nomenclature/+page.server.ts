import { fr, typeset } from '#lib/domain/typography.ts';
import { breakSentence } from '#lib/charts/words.ts';
import { crosswalk } from '#lib/server/analysis/crosswalk.ts';
import { drawNomenclature } from '#lib/server/figures/nomenclature.ts';
import { ask } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const found = crosswalk(locals.db, query);
		const figure = drawNomenclature(found);
		const { dispositifs } = found.selection.reference;
		const suffix = query.v === undefined ? '' : `?v=${query.v}`;
		const bands = figure.groupes.flatMap((groupe) => groupe.lieux.flatMap((lieu) => lieu.bandes));
		const [first, last] = [found.exercices[0], found.exercices.at(-1)];
		const span = first === undefined || last === undefined ? '' : `, de ${first} à ${last}`;
		return {
			titre: fr`Où l'argent est écrit dans le budget${span}`,
			figure,
			suffixe: suffix,
			passages: figure.passages.map((passage) => passage.phrase),
			mots: [...dispositifs]
				.sort((a, b) => a.ordre - b.ordre)
				.map(({ id, libelle_fr }) => {
					const libelle = typeset(libelle_fr);
					const lien = `/dispositifs/${id}${suffix}`;
					const lead = fr`${libelle} : `;
					return {
						libelle,
						lien,
						// The sentences of a list need not repeat whose they are.
						lieux: bands
							.filter((band) => band.lien === lien)
							.map((band) => upperFirst(band.phrase.slice(lead.length))),
						ruptures: found.ruptures
							.filter((item) => item.dispositif === id)
							.map(
								({ avant, apres, texte, comparable }) =>
									fr`Rupture entre ${avant} et ${apres} : ${lowerFirst(typeset(breakSentence(texte, comparable)))}`
							)
					};
				})
		};
	});

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** An acronym keeps its capitals. */
const lowerFirst = (text: string) =>
	/^\p{Lu}[\p{Ll}’]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
