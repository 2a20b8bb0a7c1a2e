'use strict';
// The page works without this script, which adds filters, the large view, and the first frames of videos near the viewport.
(() => {
  const cards = [...document.querySelectorAll('.card')];
  const tools = document.querySelector('.tools');
  const find = tools.querySelector('input[type=search]');
  const count = tools.querySelector('.count');
  const texts = cards.map(card => card.querySelector('.text').textContent.toLowerCase());
  tools.hidden = cards.length < 2;

  const filter = () => {
    const group = tools.querySelector('input[name=show]:checked').value;
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, i) => {
      card.hidden = !((group === 'all' || card.dataset.group === group) && words.every(word => texts[i].includes(word)));
      shown += card.hidden ? 0 : 1;
    });
    count.textContent = shown === cards.length ? '' : `${shown} of ${cards.length} shown`;
  };
  tools.addEventListener('input', filter);
  filter();

  const viewer = document.querySelector('.viewer');
  const large = viewer.querySelector('img');
  const caption = viewer.querySelector('figcaption');
  let pictures = [];
  let place = 0;
  const show = next => {
    place = (next + pictures.length) % pictures.length;
    large.src = pictures[place].src;
    large.alt = caption.textContent = pictures[place].alt;
  };
  for (const picture of document.querySelectorAll('.media img')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'zoom';
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener('click', () => {
      pictures = [...document.querySelectorAll('.card:not([hidden]) .media img')];
      viewer.classList.toggle('single', pictures.length < 2);
      show(pictures.indexOf(picture));
      viewer.showModal();
    });
  }
  viewer.addEventListener('click', event => {
    if (event.target.matches('.previous')) {
      show(place - 1);
    } else if (event.target.matches('.next')) {
      show(place + 1);
    } else if (!event.target.matches('figure img, figcaption')) {
      viewer.close();
    }
  });
  viewer.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      show(place + step);
    }
  });

  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        target.preload = 'metadata';
        near.unobserve(target);
      }
    }
  }, { rootMargin: '600px' });
  document.querySelectorAll('video[preload=none]').forEach(video => near.observe(video));

  // Plays only one medium at a time.
  document.addEventListener('play', event => {
    document.querySelectorAll('video, audio').forEach(other => other !== event.target && other.pause());
  }, true);
})();
