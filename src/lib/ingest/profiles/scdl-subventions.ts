import type { ExpectedHeader } from '#lib/ingest/header/header.ts';

/**
 * Subsidies granted, one row per beneficiary, in the schema « subventions » of the SCDL (1.1 to 2.1.1) and under the
 * names that files really use.
 */
export const SCDL_SUBVENTIONS: ExpectedHeader = {
	id: 'scdl-subventions',
	titre: 'les subventions au format SCDL',
	columns: [
		{
			field: 'payeur',
			nom: 'nomAttribuant',
			aliases: [
				'nomAttribuant',
				'nom attribuant',
				"nom de l'attribuant",
				'nom attributaire',
				"nom de l'attributaire",
				'attribuant'
			],
			required: true
		},
		{
			field: 'exercice',
			nom: 'dateConvention',
			aliases: [
				'dateConvention',
				'date convention',
				'date de convention',
				'date de la convention',
				'date de signature de la convention'
			]
		},
		{
			field: 'annee',
			aliases: ['année', 'exercice', 'anneeConvention', 'annee convention', 'exercice budgétaire']
		},
		{
			field: 'beneficiaire',
			nom: 'nomBeneficiaire',
			aliases: ['nomBeneficiaire', 'nom beneficiaire', 'nom du bénéficiaire', 'nom de l’organisme'],
			required: true
		},
		{
			field: 'siren',
			aliases: [
				'idBeneficiaire',
				'id beneficiaire',
				'identifiant du bénéficiaire',
				'siret bénéficiaire',
				'siret du bénéficiaire',
				'numero siret',
				'n° siret',
				'siret'
			]
		},
		{ field: 'libelle', aliases: ['objet', 'object', 'objet de la subvention', 'objet du dossier'] },
		{
			field: 'montant',
			aliases: [
				'montant voté',
				'montant attribué',
				'montantAttribue',
				'montant de la subvention',
				'montantSubvention',
				'montant total',
				"montant des autorisations d'engagement"
			],
			required: true
		},
		{
			field: 'periode',
			aliases: ['datesPeriodeVersement', 'dates periode versement', 'dates de la période de versement']
		},
		{ field: 'idAttribuant', aliases: ["identifiant de l'attribuant", 'id attribuant'], unread: 'tu' },
		{ field: 'referenceDecision', aliases: ['reference decision', 'référence de la décision'], unread: 'tu' },
		{ field: 'rnaBeneficiaire', aliases: ['rna', 'rna bénéficiaire', 'rna du bénéficiaire'], unread: 'tu' },
		{ field: 'nature', aliases: ['nature de la subvention'], unread: 'tu' },
		{
			field: 'conditionsVersement',
			aliases: ['conditions versement', 'conditions de versement', 'dates_versement', 'termeConvention'],
			unread: 'tu'
		},
		{ field: 'idRAE', aliases: ['id rae', 'numero rae'], unread: 'tu' },
		{
			field: 'notificationUE',
			aliases: ['notification ue', "notification à l'union européenne"],
			unread: 'tu'
		},
		{
			field: 'pourcentageSubvention',
			aliases: ['pourcentage subvention', 'pourcentage de la subvention'],
			unread: 'tu'
		},
		{ field: 'dispositifAide', aliases: ['dispositif aide', "dispositif d'aide", 'section'], unread: 'tu' }
	],
	oneOf: [[['exercice'], ['annee']]],
	foreign: ['etape', 'source', 'poste', 'forme', 'role']
};
