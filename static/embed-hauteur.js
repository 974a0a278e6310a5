// Tells the page around a Lignes claires frame how tall the frame is, in its words and in those that hosts already know.
(() => {
	if (parent === window) return;
	const { dataset } = document.currentScript;
	const id = new URLSearchParams(location.search).get('childId') ?? dataset.figure;
	// WordPress knows its frame by a secret that it adds to the address.
	const secret = /[?&]secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];
	let last = 0;
	const figure = document.querySelector('.integration');
	const tell = () => {
		const height = Math.ceil(figure.getBoundingClientRect().height);
		if (height === last) return;
		last = height;
		for (const message of [
			{ type: 'lignes-claires:hauteur', id, hauteur: height, v: 1 },
			{ 'datawrapper-height': { [id]: height } },
			{ sentinel: 'amp', type: 'embed-size', height },
			`pymxPYMx${id}xPYMxheightxPYMx${height}`,
			...(secret ? [{ message: 'height', value: height, secret }] : [])
		])
			parent.postMessage(message, '*');
	};
	const again = () => {
		last = 0;
		tell();
	};
	// At once: a frame out of sight is measured late, and one that its host hides until it speaks would never be.
	tell();
	addEventListener('load', again);
	new ResizeObserver(tell).observe(figure);
	// A page that started to listen after the first message asks again, as ours does, WordPress, and pym when it says its width.
	addEventListener('message', ({ data, source }) => {
		if (source !== parent) return;
		if (data?.type === 'lignes-claires:mesure' || data?.message === 'ready' || /^pym.*width/.test(data))
			again();
	});
	if (!secret && self.origin !== 'null') return;
	// In a sandbox a link may open nothing: WordPress follows those of the same site, and each prints its address besides.
	addEventListener('click', ({ target }) => {
		const link = target.closest?.('a[href]');
		if (!link || link.nextElementSibling?.className === 'adresse') return;
		if (secret) parent.postMessage({ message: 'link', value: link.href, secret }, '*');
		const address = document.createElement('span');
		link.after(Object.assign(address, { className: 'adresse', textContent: ` ${link.href}` }));
	});
})();
