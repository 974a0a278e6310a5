import { inBoth } from '#lib/domain/language.ts';

/** What an editor can do that the journal keeps. */
export const GESTES = [
	'connexion',
	'blocage',
	'invitation',
	'mot-de-passe',
	'second-facteur',
	'codes-de-secours',
	'sessions',
	'role',
	'lien',
	'retrait-compte',
	'import',
	'retrait',
	'quarantaine',
	'arbitrage',
	'vocabulaire',
	'couverture',
	'relance',
	'effacement'
] as const;
export type Geste = (typeof GESTES)[number];

/** The name of each act. */
export const NOM_DU_GESTE: Readonly<Record<Geste, string>> = inBoth(
	{
		connexion: 'Connexion',
		blocage: 'Trop d’essais de connexion',
		invitation: 'Invitation',
		'mot-de-passe': 'Mot de passe',
		'second-facteur': 'Second facteur',
		'codes-de-secours': 'Codes de secours',
		sessions: 'Sessions fermées',
		role: 'Rôle changé',
		lien: 'Lien remis',
		'retrait-compte': 'Compte retiré',
		import: 'Import',
		retrait: 'Retrait d’un import',
		quarantaine: 'Quarantaine',
		arbitrage: 'Arbitrage',
		vocabulaire: 'Vocabulaire',
		couverture: 'Couverture',
		relance: 'Relance',
		effacement: 'Effacement'
	},
	{
		connexion: 'Sign-in',
		blocage: 'Too many sign-in attempts',
		invitation: 'Invitation',
		'mot-de-passe': 'Password',
		'second-facteur': 'Second factor',
		'codes-de-secours': 'Recovery codes',
		sessions: 'Sessions closed',
		role: 'Role changed',
		lien: 'Link handed over',
		'retrait-compte': 'Account removed',
		import: 'Import',
		retrait: 'Import withdrawn',
		quarantaine: 'Quarantine',
		arbitrage: 'Arbitration',
		vocabulaire: 'Vocabulary',
		couverture: 'Coverage',
		relance: 'Reminder',
		effacement: 'Erasure'
	}
);
