"""Officers' accounts."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from openpiu.core.law.roles import Role


class OfficerAccounts(BaseUserManager["Officer"]):
    """Adding accounts; the password is stored hashed only."""

    def add(self, *, username: str, password: str, display_name: str, role: Role, home_authority: str) -> "Officer":
        """A new active account."""
        officer = self.model(
            username=username, display_name=display_name, role=role.value, home_authority=home_authority
        )
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """One person of the unit. There is no superuser: what a role may do is `core.law.permissions`."""

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    home_authority = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name", "role"]

    objects = OfficerAccounts()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="officer_role_known", condition=models.Q(role__in=[role.value for role in Role])
            )
        ]

    def __str__(self) -> str:
        """The staff id."""
        return self.username
