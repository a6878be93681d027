# language: de
Funktionalität: Schluss

  Szenario: Am Abend
    Angenommen `@ann` sieht nach: `GET /books`
    Wenn die Bücherei schließt: `POST /closings`
    Dann ist sie zu: `204`

  Szenario: Ohne Schritte

  Szenario: Am falschen Ort
    Angenommen `@librarian` schließt: `POST /closings`
    Wenn `length = 1`
