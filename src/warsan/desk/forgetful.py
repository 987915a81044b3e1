"""A desk that can be made to forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warsan.desk.asking import AskedDesk
from warsan.desk.own import reader_of
from warsan.store.marks import Mark

if TYPE_CHECKING:
    from warsan.desk.forgetting import Forgetting
    from warsan.desk.rereading import Reader


class ForgetfulDesk(AskedDesk):
    """The forgetting of a desk; see `Desk` and docs/forget.md."""

    def forgotten(self) -> tuple[Mark, ...]:
        """What it was made to forget, as far as that may be said: when, why, how much."""
        return self._store.marks().all

    def forget_article(self, article: str, *, why: str | None) -> Forgetting:
        """Remove an article with all versions of its page, so that no byte of it is left.

        The past of everything else goes with it: what the desk held at earlier times can no
        longer be asked.

        Args:
            article: Its id, or enough of the beginning.
            why: The reason that is put down, without title or address; None to see only what
                would go.

        Raises:
            NotFoundError: No id begins so, or several do.
            InputError: The reason is empty, or gives away what is to be forgotten.
            DeskError: The desk cannot be written.
        """
        from warsan.desk.forgetting import forget_article, preview_article

        if why is None:
            return preview_article(self._store, article)
        return forget_article(self._store, article, why)

    def forget_person(
        self, *names: str, why: str | None, reader: Reader | None = None
    ) -> Forgetting:
        """Black out a person's names wherever they stand, so that no byte of them is left.

        Articles that name the person are read again without the name, and get new ids; the bytes
        of their pages go. The past goes as with `forget_article`.

        Args:
            names: The name in full, and others of the same person.
            why: The reason that is put down, without the name; None to see only what would change.
            reader: A reader of one's own.

        Raises:
            InputError: A name is too short, or the reason is empty or gives it away.
            DeskError: The desk cannot be written.
        """
        from warsan.desk.forgetting import forget_person, preview_person

        if why is None:
            return preview_person(self._store, names)
        read = reader.read if reader else reader_of(self.parties)
        return forget_person(self._store, names, why, read)

    def finish_forgetting(self) -> Forgetting | None:
        """Do the rest of a forgetting that was killed; None where there is none.

        Raises:
            DeskError: The desk cannot be written.
        """
        from warsan.desk.forgetting import finish_forgetting

        return finish_forgetting(self._store)
