import type { ExpectedColumn, ExpectedHeader } from '#lib/ingest/header/header.ts';

const ID = 'jaune-associations';
const TITRE = 'les versements aux associations (annexe jaune)';
const SIREN: ExpectedColumn = { field: 'siren', aliases: ['n° siren', 'numero siren'], required: true };
const FOREIGN = ['etape', 'dispositif', 'source', 'poste', 'forme', 'role', 'exercice'];

/**
 * The annex of 2012: a row with the total of each association, then one row for each programme that paid it, named in full
 * (« Solidarité: 137 - Égalité entre les hommes et les femmes »).
 */
const BY_IMPUTATION: ExpectedHeader = {
	id: ID,
	titre: TITRE,
	columns: [
		SIREN,
		{ field: 'beneficiaire', nom: 'ASSOCIATION', aliases: ['association'], required: true },
		{ field: 'programme', nom: 'IMPUTATION', aliases: ['imputation'], required: true },
		{ field: 'total', nom: 'Total des subventions', aliases: ['total des subventions'] },
		{ field: 'montant', nom: 'Détail des subventions', aliases: ['détail des subventions'], required: true }
	],
	foreign: FOREIGN
};

/**
 * Payments to associations, as the « jaune » annexed to each finance bill lists them: of the year before last, under
 * names that change with it.
 */
const BY_PROGRAMME: ExpectedHeader = {
	id: ID,
	titre: TITRE,
	columns: [
		{ field: 'programme', pattern: /^programme (?:en )?(?<annee>\d{4})$/ },
		SIREN,
		{
			field: 'beneficiaire',
			nom: 'Dénomination',
			aliases: ['association', 'associations', 'dénomination', 'nom', "nom de l'association"],
			required: true
		},
		{
			field: 'montant',
			aliases: ['subvention', 'montant verse'],
			pattern: /^(?:(?:subvention|montant) )?(?<annee>\d{4})(?: en euros)?$/,
			required: true
		},
		{
			field: 'libelle',
			aliases: ['objet', 'objet de la subvention'],
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
	foreign: FOREIGN
};

export const JAUNE_ASSOCIATIONS: readonly ExpectedHeader[] = [BY_PROGRAMME, BY_IMPUTATION];
