import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, lowerFirst, typeset, upperFirst } from '#lib/domain/typography.ts';
import { breakSentence } from '#lib/figures/shell/words.ts';
import { crosswalk } from '#lib/figures/nomenclature/read.server.ts';
import { drawNomenclature } from '#lib/figures/nomenclature/ask.server.ts';
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
		const span =
			first === undefined || last === undefined
				? ''
				: tr(`, de ${first} à ${last}`, `, from ${first} to ${last}`);
		return {
			titre: tr(
				fr`Où l'argent est inscrit au budget${span}`,
				`Where the money is entered in the budget${span}`
			),
			figure,
			suffixe: suffix,
			passages: figure.passages.map((passage) => passage.phrase),
			mots: [...dispositifs]
				.sort((a, b) => a.ordre - b.ordre)
				.map((dispositif) => {
					const { id } = dispositif;
					const libelle = typeset(labelOf(dispositif));
					const lien = `/dispositifs/${id}${suffix}`;
					const lead = tr(fr`${libelle} : `, `${libelle}: `);
					return {
						libelle,
						lien,
						// The sentences of a list need not repeat whose they are.
						lieux: bands
							.filter((band) => band.lien === lien)
							.map((band) => upperFirst(band.phrase.slice(lead.length))),
						ruptures: found.ruptures
							.filter((item) => item.dispositif === id)
							.map(({ avant, apres, texte, comparable }) => {
								const told = lowerFirst(typeset(breakSentence(texte, comparable)));
								return tr(
									fr`Rupture entre ${avant} et ${apres} : ${told}`,
									`Break between ${avant} and ${apres}: ${told}`
								);
							})
					};
				})
		};
	});
