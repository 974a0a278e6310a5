// In a published copy: says how old it is, and takes an address that carries filters to where they are told.
(() => {
	const line = document.querySelector('[data-publiee]');
	const english = document.documentElement.lang === 'en';
	/** The choices of an address, in one order, those that no page reads left out. */
	const choices = (text) => {
		const read = new Set(/* NOMS */ []);
		const given = [...new URLSearchParams(text)].filter(([name, value]) => read.has(name) && value !== '');
		return new URLSearchParams(given.sort(([a], [b]) => (a < b ? -1 : 1))).toString().replaceAll('%2C', ',');
	};
	const list = document.querySelector('[data-combinaisons]');
	const asked = choices(list ? location.hash.slice(1) : location.search);
	if (asked !== '' && list) {
		const found = [...list.querySelectorAll('a[data-etat]')].find((one) => one.dataset.etat === asked);
		if (found) return location.replace(found.href);
		const told = document.querySelector('[data-demande]');
		told.querySelector('code').textContent = asked.replaceAll('&', ', ');
		told.hidden = false;
		const alive = document.querySelector('a[data-vivant]');
		if (alive) alive.href += `?${asked}`;
	} else if (asked !== '' && line?.dataset.choix) return location.replace(`${line.dataset.choix}#${asked}`);

	const age = line?.querySelector('[data-age]');
	if (!age) return;
	const { version, date, vivant } = line.dataset;
	const days = Math.floor((Date.now() - Date.parse(date)) / 86_400_000);
	const old = () => {
		if (days >= 1)
			age.textContent = english
				? `It is ${days} day${days > 1 ? 's' : ''} old.`
				: `Elle a ${days} jour${days > 1 ? 's' : ''}.`;
	};
	if (!vivant) return old();
	fetch(`${vivant}/version.json`, { credentials: 'omit' })
		.then((answer) => answer.json())
		.then((live) => {
			if (!Number.isInteger(live.version)) throw new Error('no version');
			if (live.version > Number(version))
				age.textContent = english
					? `It is out of date: the live site is at version ${live.version}.`
					: `Elle n’est plus à jour\u00A0: le site vivant en est à la version ${live.version}.`;
			else if (live.version < Number(version))
				age.textContent = english
					? `The live site is at an earlier version, ${live.version}.`
					: `Le site vivant en est à une version plus ancienne, la ${live.version}.`;
			else
				age.textContent = english
					? 'The live site is at the same version.'
					: 'Le site vivant en est à la même version.';
		})
		.catch(old);
})();
