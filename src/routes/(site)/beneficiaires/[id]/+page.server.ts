import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { isNoteInFrench, labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import { fr } from '#lib/domain/typography.ts';
import { beneficiaryFinding, perimeterWarning } from '#lib/words/beneficiaries.ts';
import { MAX_LINES, beneficiary } from '#lib/pages/beneficiary.server.ts';
import { ask } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	ask(locals.db, url, (query) => {
		const found = beneficiary(locals.db, query, params.id);
		if (!found) {
			error(
				404,
				tr(
					fr`Aucune ligne ne nomme l'organisme « ${params.id} » dans cette version des données. L'adresse est son numéro SIREN (neuf chiffres) ou son nom ; la liste est à la page des bénéficiaires.`,
					`No line names the organisation “${params.id}” in this version of the data. The address is its SIREN number (nine digits) or its name; the list is on the page of recipients.`
				)
			);
		}
		const { selection, organisme, rows, lignes, places } = found;
		const { dispositifs, formes, sources } = selection.reference;
		const labels = new Map(dispositifs.map((row) => [row.id, labelOf(row)]));
		const [nom = organisme.id] = organisme.noms;
		const used = new Set(lignes.map((line) => line.dispositif));
		return {
			finding: beneficiaryFinding(
				nom,
				rows[0] ?? null,
				dispositifs.find((row) => row.id === rows[0]?.dispositif)?.perimetre === 'contexte'
			),
			organisme: { id: organisme.id, nom, siren: organisme.siren, noms: organisme.noms },
			rows,
			lignes,
			limite: lignes.length === MAX_LINES ? MAX_LINES : null,
			places: places.map(({ classement, ...place }) => ({ ...place, premier: classement[0]?.nom ?? '' })),
			perimetres: dispositifs
				.filter((row) => used.has(row.id))
				.map((row) => ({
					id: row.id,
					libelle: labelOf(row),
					note: noteOf(row),
					noteEnFrancais: isNoteInFrench(row),
					avertissement: perimeterWarning(row, labels.get(row.inclus_dans) ?? null)
				})),
			libelles: Object.fromEntries(labels),
			/** Dispositifs wider than trafficking: no form is awaited of their money. */
			contexte: dispositifs.filter(({ perimetre }) => perimetre === 'contexte').map(({ id }) => id),
			formes: Object.fromEntries(formes.map((row) => [row.code, labelOf(row)])),
			sources: Object.fromEntries(sources.map(({ id, titre, url }) => [id, { titre, url }]))
		};
	});
