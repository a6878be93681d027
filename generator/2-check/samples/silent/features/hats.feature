# language: de
@requirement:hats/hats @P1
Funktionalität: Hüte

  Grundlage:
    Angenommen the shop is open

  Szenariogrundriss: <was>
    Wenn jemand schaut: `GET /hats`
    Dann kommt `<status> Hat[]`

    Beispiele:
      | was   | status |
      | Alle  | 200    |

  Regel: Noch einmal
    Szenario: Alle
      * the shop is open
      Wenn jemand schaut: `GET /hats`
      Und jemand schaut `again`
      Dann kommt `200 Hat[]`
