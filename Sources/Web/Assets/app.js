// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors
// What pages do better with scripts: filters that answer at once, figures while one types, files
// by drag and drop. Every page works without, but for sending files.
(() => {
  "use strict";

  for (const form of document.querySelectorAll("form[data-live]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }

  for (const form of document.querySelectorAll("form[data-figures]")) {
    const place = document.getElementById("figures");
    let timer = 0;
    let asked = 0;
    const refresh = async () => {
      const mine = ++asked;
      const body = new URLSearchParams(new FormData(form));
      try {
        const response = await fetch(form.dataset.figures, { method: "POST", body });
        const text = await response.text();
        if (mine === asked && response.ok) {
          place.innerHTML = text;
        }
      } catch (error) {
        console.warn("The figures could not be refreshed.", error);
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, 250);
    });
  }

  for (const zone of document.querySelectorAll("[data-upload]")) {
    const input = zone.querySelector("input[type=file]");
    const bar = zone.querySelector("progress");
    const state = zone.querySelector(".upload-state");
    const send = (file) => {
      const request = new XMLHttpRequest();
      request.open("PUT", zone.dataset.upload + "?name=" + encodeURIComponent(file.name));
      request.setRequestHeader("x-form-token", zone.dataset.token);
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.value = event.loaded / event.total;
        state.textContent = file.name + " " + Math.round(100 * bar.value) + " %";
      });
      request.addEventListener("load", () => {
        if (request.status === 201) {
          location.assign(request.responseText);
        } else {
          state.textContent = request.status + " " + request.statusText;
        }
      });
      request.addEventListener("error", () => {
        state.textContent = "✕ " + file.name;
      });
      bar.hidden = false;
      request.send(file);
    };
    input.addEventListener("change", () => {
      if (input.files.length > 0) send(input.files[0]);
    });
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      if (event.dataTransfer.files.length > 0) send(event.dataTransfer.files[0]);
    });
  }
})();
