import type { ExpectedHeader } from '#lib/ingest/header/header.ts';

/** The canonical CSV of funding lines: French headers, English aliases. */
export const CANONICAL: ExpectedHeader = {
	id: 'lignes',
	titre: 'les lignes de financement',
	columns: [
		{ field: 'exercice', aliases: ['année', 'annee', 'year', 'fiscal year', 'budget year'], required: true },
		{ field: 'dispositif', aliases: ['funding stream', 'stream', 'scheme'] },
		{
			field: 'programme',
			aliases: ['program', 'programme budgétaire', 'code programme', 'numéro de programme']
		},
		{ field: 'action', aliases: ['code action'] },
		{ field: 'sous_action', aliases: ['sous-action', 'code sous-action', 'sub action', 'subaction'] },
		{ field: 'etape', aliases: ['étape', 'stage', 'phase', 'stade'], required: true },
		{ field: 'nature', aliases: ['nature de crédit', 'nature du crédit', 'credit nature', 'kind'] },
		{
			field: 'montant',
			aliases: ['amount', 'amount eur', 'montant en euros', 'montant €', 'montant euros', 'montant eur'],
			required: true
		},
		{ field: 'arrondi', aliases: ['rounding', 'rounded to', 'arrondi à'] },
		{ field: 'niveau', aliases: ['level', 'échelon'] },
		{ field: 'poste', aliases: ['item'] },
		{ field: 'libelle', aliases: ['libellé', 'label', 'intitulé'] },
		{ field: 'role', aliases: ['rôle'] },
		{ field: 'forme', aliases: ['form', 'forme de traite', "forme d'exploitation", 'form of trafficking'] },
		{ field: 'attribution', aliases: ['attribution de la forme', 'attributed by'] },
		{ field: 'beneficiaire', aliases: ['bénéficiaire', 'beneficiary', 'recipient', 'association'] },
		{ field: 'siren', aliases: ['n° siren', 'numéro siren', 'siren number'] },
		{ field: 'payeur', aliases: ['payer', 'funder', 'financeur', 'organisme payeur'] },
		{ field: 'periode', aliases: ['période', 'period', 'mois couverts'] },
		{ field: 'preuve', aliases: ['evidence', 'grade', 'evidence grade', 'niveau de preuve'] },
		{ field: 'source', required: true, aliases: ['source id', 'document'] },
		{ field: 'source_page', aliases: ['page', 'page de la source'] },
		{ field: 'source_url', aliases: ['url', 'lien', 'link', 'adresse web'] },
		{ field: 'source_date', aliases: ['date de la source', 'date'] },
		{ field: 'note', aliases: ['notes', 'remarque', 'remarques', 'comment', 'comments', 'commentaire'] }
	],
	oneOf: [[['dispositif'], ['programme']]],
	sides: true
};
