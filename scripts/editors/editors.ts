import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { record } from '#lib/server/accounts/journal.ts';
import { makeLink } from '#lib/server/accounts/links.ts';
import { openAccounts, type Accounts } from '#lib/server/accounts/open-accounts.ts';
import {
	AccountRefused,
	addAccount,
	findAccount,
	listAccounts,
	removeAccount,
	resetFactor,
	type Compte
} from '#lib/server/accounts/people.ts';
import { readSettings } from '#lib/server/settings.ts';
import { explainFailure } from '../storage-failure.ts';
import { readArguments, type EditorsArguments } from './editors-arguments.ts';
import { say, sayWrong } from '../terminal/tell.ts';

/** Who acts, to the journal. */
const COMMAND = { id: 'commande', nom: 'la commande, sur le serveur' };

const { asked, accounts: given } = readArguments(process.argv.slice(2));
const { accountsPath, accountsSecret, origin } = readSettings(process.env);
const path = given ?? accountsPath;
try {
	if (!existsSync(dirname(path))) throw new AccountRefused(() => `Le dossier de « ${path} » n’existe pas.`);
	const accounts = await openAccounts(path, origin ?? 'http://localhost:3000', accountsSecret);
	try {
		say(...(await answer(accounts, asked)));
	} finally {
		accounts.close();
	}
} catch (error) {
	const sentence = error instanceof AccountRefused ? error.phrase() : explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

async function answer(accounts: Accounts, what: EditorsArguments['asked']): Promise<string[]> {
	const { db } = accounts;
	if (what.kind === 'list') return described(listAccounts(db));
	if (what.kind === 'add') {
		const id = await addAccount(accounts, what);
		record(COMMAND, 'invitation', `${what.nom}, ${what.role === 'editeur' ? 'éditeur' : 'administrateur'}`);
		return [`Compte ajouté : ${what.nom}, ${what.courriel}.`, ...linkFor(accounts, id)];
	}
	const compte = findAccount(db, what.courriel);
	if (!compte) throw new AccountRefused(() => `Aucun compte pour « ${what.courriel} ». Rien n’a changé.`);
	if (what.kind === 'remove') {
		await removeAccount(accounts, compte);
		record(COMMAND, 'retrait-compte', compte.nom);
		return [`Compte retiré : ${compte.nom}. Le journal garde ce qui a été fait.`];
	}
	if (what.factor) {
		await resetFactor(accounts, compte);
		record(COMMAND, 'second-facteur', `retiré à ${compte.nom}`);
		return [
			`Second facteur retiré : ${compte.nom}. Ses sessions sont fermées ; son mot de passe reste le même.`
		];
	}
	record(COMMAND, 'lien', compte.nom);
	return linkFor(accounts, compte.id);
}

function linkFor({ db, origin: site }: Accounts, id: string): string[] {
	return [
		`Lien à remettre vous-même, qui sert une fois, pendant 72 heures : ${site}/invitation/${makeLink(db, id)}`,
		...(origin === null
			? ['Sans ORIGIN, l’adresse du lien est celle de cette machine : remplacez-la par celle du site.']
			: [])
	];
}

function described(comptes: readonly Compte[]): string[] {
	if (comptes.length === 0) return ['Aucun compte. « npm start » donne le lien du premier administrateur.'];
	return comptes.map(({ nom, courriel, role, actif, secondFacteur, sessions }) =>
		[
			nom,
			courriel,
			role === 'administrateur' ? 'administrateur' : 'éditeur',
			actif ? 'mot de passe choisi' : 'pas encore de mot de passe',
			secondFacteur ? 'second facteur en place' : 'sans second facteur',
			`${sessions} session${sessions > 1 ? 's' : ''}`
		].join(' · ')
	);
}
