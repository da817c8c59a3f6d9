"""Accounts and what they are in which commune."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from dienhong.civic.communes.models import Commune, Unit, Village
from dienhong.civic.people.roles import Role
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.vietnamese import name_sort_key


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, full_name: str, password: str | None = None) -> "User":
        """A new account of the current commune; without a password nobody can log in to it."""
        user = User(username=username.strip().lower(), full_name=full_name.strip(), home_id=current_commune_id())
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Log-in names are stored in lower case; people type them as they like."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who logs in. Rights come only from memberships.

    `home` is the commune that made the account: only its administrators set its password or close it.
    """

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    sort_key = models.CharField(max_length=500, editable=False, default="")
    is_active = models.BooleanField("đang dùng", default=True)
    home = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="xã lập tài khoản"
    )

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = name_sort_key(self.full_name)[:500]
        super().save(*args, **kwargs)


class Membership(CommuneOwned):
    """A person's role in a commune for a time. `valid_to` is the first day on which it no longer holds."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    post = models.CharField("chức vụ", max_length=160, blank=True, default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["commune", "user"], name="membership_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="membership_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.post or self.get_role_display()}"


class Preference(CommuneOwned):
    """How a person wants to see one page of their desk here. `page` is a slug; `choices` are read by that page."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    page = models.SlugField(max_length=40)
    choices = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "user", "page"], name="preference_once")]


class SavedView(CommuneOwned):
    """A list with its filters under a name of the person's own; `query` is the page's address after the "?"."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    page = models.SlugField(max_length=40)
    name = models.CharField("tên", max_length=60)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField("cả cơ quan dùng chung", default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "owner", "page", "name"], name="saved_view_once")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
