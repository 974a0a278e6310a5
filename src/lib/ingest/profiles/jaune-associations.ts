import type { ExpectedHeader } from '#lib/ingest/header/header.ts';

/**
 * Payments to associations, as the « jaune » annexed to each finance bill lists them: of the year before last, under
 * names that change with it.
 */
export const JAUNE_ASSOCIATIONS: ExpectedHeader = {
	id: 'jaune-associations',
	titre: 'les versements aux associations (annexe jaune)',
	columns: [
		{ field: 'programme', pattern: /^programme (?:en )?(?<annee>\d{4})$/ },
		{ field: 'siren', aliases: ['n° siren', 'numero siren'], required: true },
		{
			field: 'beneficiaire',
			nom: 'Dénomination',
			aliases: ['association', 'associations', 'dénomination', 'nom', "nom de l'association"],
			required: true
		},
		{
			field: 'montant',
			aliases: ['total des subventions', 'subvention', 'montant verse'],
			pattern: /^(?:(?:subvention|montant) )?(?<annee>\d{4})(?: en euros)?$/,
			required: true
		},
		{
			field: 'libelle',
			aliases: ['objet', 'objet de la subvention', 'détail des subventions'],
			pattern: /^objet (?<annee>\d{4})$/
		},
		{ field: 'convention', pattern: /^convention \d{4}$/, unread: 'tu' },
		{ field: 'nic', aliases: ['rna', 'siret'], unread: 'tu' },
		{ field: 'departement', aliases: ['ville', 'commune', 'pays'], unread: 'tu' },
		{ field: 'cog', pattern: /^(?:code |libelle )?cog\b/, unread: 'tu' },
		{
			field: 'registre',
			aliases: ['date de création', 'catégorie juridique', 'état administratif'],
			pattern: /^(?:categorie juridique|date de creation|etat administratif)/,
			unread: 'tu'
		}
	],
	foreign: ['etape', 'dispositif', 'source', 'poste', 'forme', 'role', 'exercice']
};
